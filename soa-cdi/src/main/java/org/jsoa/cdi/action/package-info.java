/* SPDX-License-Identifier: Apache-2.0 */
/** Calls an action on its bean: obtains the bean, binds the body, and converts the result. */
package org.jsoa.cdi.action;
