/* SPDX-License-Identifier: Apache-2.0 */
/** Single pieces on the way of a call, measured with JMH. Pieces that only their package sees are measured in that package. */
package org.jsoa.benchmarks.micro;
