/* SPDX-License-Identifier: Apache-2.0 */
/** Sends jobs to services through the connection, and with the timeout and format, that is configured for each service. */
package org.jsoa.cdi.transport;
