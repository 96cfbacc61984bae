/* SPDX-License-Identifier: Apache-2.0 */
/** Inbound jobs (Jakarta Connectors 2.1, chapters 12 and 13): workers on threads of the server take them from the queue of a service, call the listener of the application and send its response. */
package org.jsoa.rar.inflow;
