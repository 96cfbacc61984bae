/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The content of messages: jobs, actions, errors and the values in their bodies, as immutable records that do not
 * depend on bytes, Redis or CDI. Every other package may use this one; it uses none of them.
 */
package org.jsoa.message;
