/* SPDX-License-Identifier: Apache-2.0 */
/** The least that a call through lists of Redis can cost: no protocol, no limits, no failures. */
package org.jsoa.benchmarks.floor;
