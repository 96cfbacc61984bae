/* SPDX-License-Identifier: Apache-2.0 */
/** Tells people what was measured. */
package org.jsoa.benchmarks.report;
