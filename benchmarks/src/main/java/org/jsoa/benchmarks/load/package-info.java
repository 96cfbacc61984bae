/* SPDX-License-Identifier: Apache-2.0 */
/** Makes calls, many at once, and tells how long they took. Runs in the processes of the callers, servers included. */
package org.jsoa.benchmarks.load;
