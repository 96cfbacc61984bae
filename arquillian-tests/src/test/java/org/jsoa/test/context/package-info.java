/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the context of a request: which threads and services it reaches, and which it does not reach. */
package org.jsoa.test.context;
