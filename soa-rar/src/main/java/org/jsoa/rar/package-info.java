/* SPDX-License-Identifier: Apache-2.0 */
/** The resource adapter as a server sees it (Jakarta Connectors 2.1, chapter 5): its properties, start and stop. */
package org.jsoa.rar;
