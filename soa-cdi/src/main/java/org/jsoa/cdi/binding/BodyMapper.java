/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.wiretype.TypeFlaw;
import org.jsoa.cdi.wiretype.WireNames;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.cdi.wiretype.WireTypes;

/**
 * Converts between bodies and records. The key of a component on the wire is its name in snake case, or the one that
 * its {@code @JsonbProperty} gives. A component that is null is written as null. With {@code @JsonbNillable(false)} on
 * the component or its record, null is left out. Values of the wire stay as they are. Text is also read as a date, time
 * or decimal, because peers that speak JSON send these as text. The documentation has a table of all types. Nothing else is
 * coerced.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1
 */
public final class BodyMapper {

    private final BodyWriter writer = BodyWriter.strict();
    private final BodyWriter responseWriter = BodyWriter.lenient();

    /** Creates a mapper. */
    public BodyMapper() {}

    /**
     * Prepares the reading of bodies into a record.
     *
     * @param type the record
     * @param <T> the record
     * @return the reader
     * @throws IllegalArgumentException if a component is of a type that no body can hold
     */
    public <T> BodyReader<T> readerFor(Class<T> type) {
        return BodyReader.of(WireTypes.of(type));
    }

    /**
     * Prepares the reading of bodies into a record or a map.
     *
     * @param type the record or map, with its type arguments if it has any
     * @return the reader
     * @throws IllegalArgumentException if a part of it is of a type that no body can hold
     */
    public BodyReader<Object> readerFor(Type type) {
        return BodyReader.of(WireTypes.of(type));
    }

    /**
     * Finds the reasons why no body could be read as a type.
     *
     * @param type the type
     * @return the mistakes in the type; empty if bodies can be read as it
     */
    public List<TypeFlaw> flawsOfBody(Type type) {
        return BodyReader.flaws(WireTypes.of(type));
    }

    /**
     * Finds the reasons why no value of a type could be turned into a body.
     *
     * @param type the type
     * @return the mistakes in the type; empty if only the value can tell
     */
    public List<TypeFlaw> flawsOfResult(Type type) {
        return TypeRules.ofWritten(WireTypes.of(type));
    }

    /**
     * Turns a value into a body.
     *
     * @param value a record, a map, or null
     * @return the body, which holds only values of the wire; empty for null
     * @throws IllegalArgumentException if it holds a value that no body can hold
     */
    public Map<String, Object> write(Object value) {
        return written(writer, value);
    }

    /**
     * Turns the result of an action into the body of its response. A value that no body can hold stays as it is. The
     * encoder of the response rejects it later and names its place.
     *
     * @param result a record, a map, or null
     * @return the body; empty for null
     */
    public Map<String, Object> writeResponse(Object result) {
        return written(responseWriter, result);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> written(BodyWriter writer, Object value) {
        if (value == null) {
            return Map.of();
        }
        try {
            return (Map<String, Object>) writer.write(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " cannot be sent: " + e.getMessage(), e);
        }
    }

    /**
     * Returns what a Java type is on the wire.
     *
     * @param type the type
     * @return the type on the wire
     */
    public WireType wireType(Type type) {
        return WireTypes.of(type);
    }

    /**
     * Returns what a name in Java is on the wire.
     *
     * @param name a name such as {@code userId}
     * @return the name in snake case, such as {@code user_id}
     */
    public String wireName(String name) {
        return WireNames.snakeCase(name);
    }
}
