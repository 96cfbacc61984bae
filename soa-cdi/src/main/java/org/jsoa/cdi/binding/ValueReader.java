/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

/** Reads a value of the wire as one Java type. Safe for use by many threads. */
@FunctionalInterface
interface ValueReader {

    /**
     * Reads the value.
     *
     * @param value a value of the wire; null only where the type has no null
     * @param place the place of the value, which receives the error if the value is not of the type
     * @return the value as this type; null if it is not of the type
     */
    Object read(Object value, Place place);

    /** Returns the value of this type for null on the wire. */
    default Object nullValue() {
        return null;
    }

    /** Reads a value that may be null. */
    default Object readNullable(Object value, Place place) {
        return value == null ? nullValue() : read(value, place);
    }
}
