/* SPDX-License-Identifier: Apache-2.0 */
/** Sets contestants to work and writes down what it costs. */
package org.jsoa.benchmarks.measure;
