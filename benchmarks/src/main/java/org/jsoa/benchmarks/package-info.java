/* SPDX-License-Identifier: Apache-2.0 */
/** Measures what a call costs, next to other ways to make it. */
package org.jsoa.benchmarks;
