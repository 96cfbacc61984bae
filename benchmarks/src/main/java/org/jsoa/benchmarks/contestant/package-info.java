/* SPDX-License-Identifier: Apache-2.0 */
/** What is compared. */
package org.jsoa.benchmarks.contestant;
