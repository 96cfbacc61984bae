/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of clients that beans of an application use: injected, typed, asynchronous, pooled, and many at once. */
package org.jsoa.test.client;
