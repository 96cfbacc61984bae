/* SPDX-License-Identifier: Apache-2.0 */
/** The types that a body can hold: the records, their components and the keys of the components on the wire. */
package org.jsoa.cdi.wiretype;
