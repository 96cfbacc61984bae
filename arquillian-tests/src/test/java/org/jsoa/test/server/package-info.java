/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Payara Micro and Payara Server as processes that a test starts and stops. The package does not depend on scenarios.
 */
package org.jsoa.test.server;
