/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The actions that every service has unless the application offers its own of that name: {@code status} and
 * {@code introspect}. They are beans with {@code @Action} like any other.
 */
package org.jsoa.cdi.builtin;
