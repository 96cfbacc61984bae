/* SPDX-License-Identifier: Apache-2.0 */
/** What runs in the processes that the harness starts: one part of a contestant each. */
package org.jsoa.benchmarks.child;
