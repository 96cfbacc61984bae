/* SPDX-License-Identifier: Apache-2.0 */
/** The application that calls. */
package org.jsoa.benchmarks.container.client;
