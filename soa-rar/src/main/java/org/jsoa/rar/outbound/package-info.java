/* SPDX-License-Identifier: Apache-2.0 */
/** Outbound calls (Jakarta Connectors 2.1, chapter 6): the connection factory, managed connections and their handles. */
package org.jsoa.rar.outbound;
