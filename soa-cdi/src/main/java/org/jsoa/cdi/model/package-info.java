/* SPDX-License-Identifier: Apache-2.0 */
/** The services and actions of an application, read from its classes as immutable values; it does not depend on CDI. */
package org.jsoa.cdi.model;
