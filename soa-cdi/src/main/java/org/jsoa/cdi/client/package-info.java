/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Calls services: makes the injected clients, passes the context of the request in hand on, and finds the connection.
 */
package org.jsoa.cdi.client;
