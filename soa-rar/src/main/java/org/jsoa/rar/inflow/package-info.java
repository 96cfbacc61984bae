/* SPDX-License-Identifier: Apache-2.0 */
/** Jobs on their way in (Jakarta Connectors 2.1, chapters 12 and 13): from the queue of a service, through workers on threads of the server, to the listener of the application; the response goes back the same way. */
package org.jsoa.rar.inflow;
