/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.binding.BodyReader;
import org.jsoa.cdi.model.TypeArguments;
import org.jsoa.message.ActionResponse;

/** Finds the conversion to the result type of a call. */
final class CallResults {

    /** The field of a result that is not a body, unless {@code @BodyField} names another. */
    private static final String RESULT = "result";

    private final BodyMapper mapper;

    CallResults(BodyMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Reads a type.
     *
     * @throws IllegalArgumentException if no body can be read as the type
     */
    CallResult of(Type type) {
        Class<?> raw = raw(type);
        if (raw == ActionResponse.class) {
            return new CallResult.Raw();
        }
        if (raw == void.class || raw == Void.class) {
            return new CallResult.Nothing();
        }
        if (type == Map.class || isBodyMap(type)) {
            return new CallResult.Body();
        }
        return raw.isRecord() ? reading(type, () -> whole(type)) : field(RESULT, type);
    }

    private CallResult whole(Type type) {
        return new CallResult.Whole(mapper.readerFor(type).ignoringExtraKeys());
    }

    /**
     * Reads the type of one field.
     *
     * @throws IllegalArgumentException if no value in a body can be read as the type
     */
    CallResult field(String key, Type type) {
        return reading(type, () -> {
            BodyReader<?> reader = mapper.readerFor(TypeArguments.parameterized(Map.class, String.class, type))
                    .ignoringExtraKeys();
            return new CallResult.Field(key, reader, raw(type) == Optional.class);
        });
    }

    private static CallResult reading(Type type, Supplier<CallResult> result) {
        try {
            return result.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a " + type.getTypeName() + ", which cannot be read from a body: " + e.getMessage(), e);
        }
    }

    private static boolean isBodyMap(Type type) {
        return type instanceof ParameterizedType map
                && map.getRawType() == Map.class
                && Arrays.equals(map.getActualTypeArguments(), new Type[] {String.class, Object.class});
    }

    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic
                ? (Class<?>) generic.getRawType()
                : type instanceof Class<?> plain ? plain : Object.class;
    }
}
