/* SPDX-License-Identifier: Apache-2.0 */
/** Typed clients: interfaces of the application whose methods call actions. */
package org.jsoa.cdi.proxy;
