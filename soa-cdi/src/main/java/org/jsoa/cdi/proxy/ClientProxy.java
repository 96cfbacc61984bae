/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Map;
import org.jsoa.client.ServiceClient;

/** The invocation handler of one proxy. */
record ClientProxy(ServiceClient client, Map<Method, MethodHandler> handlers) implements InvocationHandler {

    private static final Object[] NOTHING = {};

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        return handlers.get(method).invoke(proxy, client, arguments == null ? NOTHING : arguments);
    }
}
