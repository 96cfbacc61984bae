/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Describes bodies to callers: from records and their constraints to schemas in the words of PySOA's Conformity and of JSON
 * Schema. It knows what the binding makes of a type and what Bean Validation checks, and changes neither.
 */
package org.jsoa.cdi.schema;
