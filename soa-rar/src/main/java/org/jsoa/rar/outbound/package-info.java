/* SPDX-License-Identifier: Apache-2.0 */
/** Calls on their way out (Jakarta Connectors 2.1, chapter 6): connection factory, managed connections and their handles. */
package org.jsoa.rar.outbound;
