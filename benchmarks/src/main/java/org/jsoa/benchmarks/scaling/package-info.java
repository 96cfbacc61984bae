/* SPDX-License-Identifier: Apache-2.0 */
/** How the transport behaves with more of everything, and what it costs when nothing happens. */
package org.jsoa.benchmarks.scaling;
