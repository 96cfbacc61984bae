/* SPDX-License-Identifier: Apache-2.0 */
/** Payara Micro and Payara Server as processes that a test starts and stops; they know no scenario. */
package org.jsoa.test.server;
