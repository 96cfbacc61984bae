/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Jobs on their way in (Jakarta Connectors 2.1, chapters 12 and 13): from the queue of a service, through workers on the
 * server's threads, to the application's listener, and the answer back.
 */
package org.jsoa.rar.inflow;
