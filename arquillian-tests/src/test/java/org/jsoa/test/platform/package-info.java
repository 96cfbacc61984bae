/* SPDX-License-Identifier: Apache-2.0 */
/** The application {@code platform}, whose actions use transactions, security and fault tolerance of the platform. */
package org.jsoa.test.platform;
