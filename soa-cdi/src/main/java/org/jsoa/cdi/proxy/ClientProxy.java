/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jsoa.client.ServiceClient;

/** The invocation handler of one proxy. It can be serialized if the client can. */
record ClientProxy(Class<?> type, ServiceClient client, Map<Method, MethodHandler> handlers)
        implements InvocationHandler, Serializable {

    private static final Object[] NOTHING = {};

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return handlers.get(method).invoke(proxy, client, arguments == null ? NOTHING : arguments);
    }

    private Object writeReplace() {
        return new Serialized(type, client);
    }

    /** The serialized form, without the handlers. */
    private record Serialized(Class<?> type, ServiceClient client) implements Serializable {

        private Object readResolve() {
            return Proxy.getInvocationHandler(client.as(type));
        }
    }
}
