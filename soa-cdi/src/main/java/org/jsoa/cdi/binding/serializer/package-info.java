/* SPDX-License-Identifier: Apache-2.0 */
/** Converts records and the values in them to values of the wire. */
package org.jsoa.cdi.binding.serializer;
