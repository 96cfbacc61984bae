/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Turns bodies of plain values into records and records into bodies. It is the only package that knows the object mapper.
 */
package org.jsoa.cdi.binding;
