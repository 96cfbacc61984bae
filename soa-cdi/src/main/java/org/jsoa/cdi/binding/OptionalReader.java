/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a value that may be null into something that holds it, such as an {@link java.util.Optional}.
 *
 * @param content reads the content
 * @param of wraps a value
 * @param empty creates one without a value
 */
record OptionalReader(ValueReader content, Function<Object, Object> of, Supplier<Object> empty) implements ValueReader {

    @Override
    public Object read(Object value, Place place) {
        return holding(content.read(value, place));
    }

    @Override
    public Object nullValue() {
        return holding(content.nullValue());
    }

    private Object holding(Object value) {
        return value == null ? empty.get() : of.apply(value);
    }
}
