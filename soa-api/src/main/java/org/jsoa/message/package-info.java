/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What travels: jobs, actions, errors and the values in their bodies, as immutable records that know nothing of bytes,
 * Redis or CDI. Every other package may use this one; it uses none of them.
 */
package org.jsoa.message;
