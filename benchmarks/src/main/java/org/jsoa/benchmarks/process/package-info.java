/* SPDX-License-Identifier: Apache-2.0 */
/** The processes that the harness starts, each ended by its own handle. */
package org.jsoa.benchmarks.process;
