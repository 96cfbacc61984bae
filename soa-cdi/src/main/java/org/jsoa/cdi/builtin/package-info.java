/* SPDX-License-Identifier: Apache-2.0 */
/** The actions {@code status} and {@code introspect}, which every service has unless the application declares its own. */
package org.jsoa.cdi.builtin;
