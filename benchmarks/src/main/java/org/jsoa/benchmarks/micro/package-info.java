/* SPDX-License-Identifier: Apache-2.0 */
/** Measures single classes on the way of a call with JMH. */
package org.jsoa.benchmarks.micro;
