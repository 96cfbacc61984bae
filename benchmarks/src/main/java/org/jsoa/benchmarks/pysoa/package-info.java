/* SPDX-License-Identifier: Apache-2.0 */
/** PySOA itself, client and server, where there is a Python with it. */
package org.jsoa.benchmarks.pysoa;
