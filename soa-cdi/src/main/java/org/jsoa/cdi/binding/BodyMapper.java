/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.binding.serializer.BodyWriter;
import org.jsoa.cdi.wiretype.ComponentsOnly;
import org.jsoa.cdi.wiretype.JsonbAnnotations;
import org.jsoa.cdi.wiretype.TypeFlaw;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.cdi.wiretype.WireTypes;

/**
 * Converts between bodies and records. A component is named on the wire by its name in snake case, or as its
 * {@code @JsonbProperty} says. A component that is null is written as null, or with {@code @JsonbNillable(false)} on it or its
 * record not at all. Values that the wire knows pass through as they are; text is also read as a date, time or
 * decimal, since peers that speak JSON send them so. Nothing else is coerced.
 *
 * <p>Safe for use by many threads.
 *
 * @since 0.1
 */
public final class BodyMapper {

    private static final PropertyNamingStrategies.NamingBase SNAKE_CASE =
            (PropertyNamingStrategies.NamingBase) PropertyNamingStrategies.SNAKE_CASE;

    private final ObjectMapper mapper = JsonMapper.builder()
            .annotationIntrospector(new JsonbAnnotations())
            .accessorNaming(new ComponentsOnly())
            .propertyNamingStrategy(SNAKE_CASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .addHandler(new MismatchHandler())
            .addModule(new Jdk8Module())
            .addModule(new WireValues())
            .build();
    private final BodyWriter writer = BodyWriter.refusing(mapper);
    private final BodyWriter answerWriter = BodyWriter.handingOn(mapper);
    private final WireTypes types = new WireTypes(mapper);

    /**
     * Prepares the reading of bodies into a record.
     *
     * @param type the record
     * @param <T> the record
     * @return what reads bodies
     * @throws IllegalArgumentException if a component is of a type that no body can hold
     */
    public <T> BodyReader<T> readerFor(Class<T> type) {
        return new BodyReader<>(mapper, types.of(type));
    }

    /**
     * Prepares the reading of bodies into a record or a map.
     *
     * @param type the record or map, with its type arguments if it has any
     * @return what reads bodies
     * @throws IllegalArgumentException if a part of it is of a type that no body can hold
     */
    public BodyReader<Object> readerFor(Type type) {
        return new BodyReader<>(mapper, types.of(type));
    }

    /**
     * Finds out why no body could be read as a type.
     *
     * @param type the type
     * @return what is wrong with it; empty if bodies can be read as it
     */
    public List<TypeFlaw> flawsOfBody(Type type) {
        return BodyReader.flaws(mapper, types.of(type));
    }

    /**
     * Finds out why no value of a type could be turned into a body.
     *
     * @param type the type
     * @return what is wrong with it; empty if it depends on the value
     */
    public List<TypeFlaw> flawsOfResult(Type type) {
        return TypeRules.ofWritten(types.of(type));
    }

    /**
     * Turns a value into a body.
     *
     * @param value a record, a map, or null
     * @return the body, with nothing but values that the wire knows; empty for null
     * @throws IllegalArgumentException if it holds a value that no body can hold
     */
    public Map<String, Object> write(Object value) {
        return written(writer, value);
    }

    /**
     * Turns what an action returned into the body of its answer. A value that no body can hold stays as it is: who sends the
     * answer refuses it as a whole, and can say where in it the value is.
     *
     * @param result a record, a map, or null
     * @return the body; empty for null
     */
    public Map<String, Object> writeAnswer(Object result) {
        return written(answerWriter, result);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> written(BodyWriter writer, Object value) {
        return value == null ? Map.of() : (Map<String, Object>) writer.write(value);
    }

    /**
     * Tells what a Java type is on the wire.
     *
     * @param type the type
     * @return what the mapper makes of it
     */
    public WireType wireType(Type type) {
        return types.of(type);
    }

    /**
     * Returns what a name in Java is on the wire.
     *
     * @param name a name such as {@code userId}
     * @return the name in snake case, such as {@code user_id}
     */
    public String wireName(String name) {
        return SNAKE_CASE.translate(name);
    }
}
