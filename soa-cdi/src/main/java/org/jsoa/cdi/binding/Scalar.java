/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

/** Reads one value of the wire as one Java type. */
@FunctionalInterface
interface Scalar<T> {

    /**
     * Reads the value.
     *
     * @param value a value of the wire, or null
     * @return the value as this type; never null
     * @throws MismatchException if it is not of the type
     */
    T read(Object value) throws MismatchException;
}
