/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.Method;
import java.util.Map;

/** The methods of {@code Object}: a proxy is only equal to itself, and its text names the service. */
final class ObjectMethod {

    private ObjectMethod() {}

    static Map<Method, MethodHandler> all(Class<?> type) {
        try {
            return Map.of(
                    Object.class.getMethod("equals", Object.class),
                    (proxy, client, arguments) -> proxy == arguments[0],
                    Object.class.getMethod("hashCode"),
                    (proxy, client, arguments) -> System.identityHashCode(proxy),
                    Object.class.getMethod("toString"),
                    (proxy, client, arguments) -> type.getSimpleName() + ", " + client);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
