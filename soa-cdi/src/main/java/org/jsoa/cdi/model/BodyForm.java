/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;

/**
 * How an action wants the request body.
 *
 * @since 0.1
 */
public enum BodyForm {
    /** The method has no parameter. */
    NONE,
    /** The method takes the body as it came. */
    MAP,
    /** The body is bound to the record that the method takes. */
    RECORD;

    /** Returns the form in which a method wants the body; empty if it cannot take one. */
    static Optional<BodyForm> of(Method method) {
        if (method.getParameterCount() == 0) {
            return Optional.of(NONE);
        }
        if (method.getParameterCount() > 1) {
            return Optional.empty();
        }
        Class<?> type = method.getParameterTypes()[0];
        if (type.isRecord()) {
            return Optional.of(RECORD);
        }
        return type == Map.class && isBodyMap(method.getGenericParameterTypes()[0])
                ? Optional.of(MAP)
                : Optional.empty();
    }

    static boolean isBodyMap(Type type) {
        return type instanceof ParameterizedType map
                && map.getActualTypeArguments()[0] == String.class
                && map.getActualTypeArguments()[1] == Object.class;
    }
}
