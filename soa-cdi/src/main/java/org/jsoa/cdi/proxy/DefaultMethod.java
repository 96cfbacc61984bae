/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jsoa.client.ServiceClient;

/** Runs a default method of the interface. */
final class DefaultMethod implements MethodHandler {

    private final MethodHandle body;

    DefaultMethod(Method method) {
        Class<?> owner = method.getDeclaringClass();
        try {
            body = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .unreflectSpecial(method, owner)
                    .asSpreader(Object[].class, method.getParameterCount())
                    .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " cannot be called", e);
        }
    }

    @Override
    public Object invoke(Object proxy, ServiceClient client, Object[] arguments) throws Throwable {
        return (Object) body.invokeExact(proxy, arguments);
    }
}
