/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/**
 * How an action takes the request body.
 *
 * @since 0.1
 */
public enum BodyForm {
    /** The method has no parameter. */
    NONE,
    /** The method takes the body as a map. */
    MAP,
    /** The body is bound to the record that the method takes. */
    RECORD;

    /** Returns the form in which a method takes the body; empty if it cannot take one. */
    static Optional<BodyForm> of(Method method, TypeArguments arguments) {
        if (method.getParameterCount() == 0) {
            return Optional.of(NONE);
        }
        if (method.getParameterCount() > 1) {
            return Optional.empty();
        }
        Type type = arguments.resolve(method.getGenericParameterTypes()[0]);
        if (isRecord(type)) {
            return Optional.of(RECORD);
        }
        return isBodyMap(type) ? Optional.of(MAP) : Optional.empty();
    }

    static boolean isRecord(Type type) {
        return type instanceof Class<?> plain
                ? plain.isRecord()
                : type instanceof ParameterizedType generic && isRecord(generic.getRawType());
    }

    static boolean isBodyMap(Type type) {
        return type instanceof ParameterizedType map
                && map.getRawType() == Map.class
                && map.getActualTypeArguments()[0] == String.class
                && map.getActualTypeArguments()[1] == Object.class;
    }
}
