/* SPDX-License-Identifier: Apache-2.0 */
/** The resource adapter alone, in a plain JVM: no server around it, no beans behind it. */
package org.jsoa.benchmarks.transport;
