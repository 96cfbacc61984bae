/* SPDX-License-Identifier: Apache-2.0 */
/** Describes bodies and their constraints as schemas of PySOA's Conformity and of JSON Schema. */
package org.jsoa.cdi.schema;
