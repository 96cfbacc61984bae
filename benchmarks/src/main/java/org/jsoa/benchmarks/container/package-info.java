/* SPDX-License-Identifier: Apache-2.0 */
/** JSOA as people use it: beans in two application servers. */
package org.jsoa.benchmarks.container;
