/* SPDX-License-Identifier: Apache-2.0 */
/** The part of both applications that obeys the harness. */
package org.jsoa.benchmarks.container.link;
