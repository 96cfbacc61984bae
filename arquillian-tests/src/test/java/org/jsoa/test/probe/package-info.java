/* SPDX-License-Identifier: Apache-2.0 */
/** The application {@code probe}, whose service shows what reaches it; several scenarios deploy it. */
package org.jsoa.test.probe;
