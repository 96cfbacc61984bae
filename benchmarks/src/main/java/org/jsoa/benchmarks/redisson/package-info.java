/* SPDX-License-Identifier: Apache-2.0 */
/** The remote services of Redisson, which too go through Redis. */
package org.jsoa.benchmarks.redisson;
