/* SPDX-License-Identifier: Apache-2.0 */
/** The server that the tests of several packages share, and the applications that run on it. */
package org.jsoa.test.shared;
