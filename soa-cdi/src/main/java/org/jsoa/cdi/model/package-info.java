/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What an application serves, as immutable values read from its classes at deployment, mistakes included. It knows
 * nothing of CDI.
 */
package org.jsoa.cdi.model;
