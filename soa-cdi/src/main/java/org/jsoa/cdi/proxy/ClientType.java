/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.Problem;
import org.jsoa.client.ServiceClient;

/**
 * An interface whose methods call actions.
 *
 * @since 0.1
 */
public final class ClientType {

    private final Class<?> type;
    private final Map<Method, MethodHandler> handlers;
    private final List<Problem> problems;

    ClientType(Class<?> type, Map<Method, MethodHandler> handlers, List<Problem> problems) {
        this.type = type;
        this.handlers = Map.copyOf(handlers);
        this.problems = List.copyOf(problems);
    }

    /**
     * Reads an interface.
     *
     * @param type the interface
     * @param mapper converts bodies
     * @return the interface, with its mistakes
     */
    public static ClientType of(Class<?> type, BodyMapper mapper) {
        return new InterfaceReader(type, mapper).read();
    }

    /**
     * Returns the mistakes in the interface.
     *
     * @return the mistakes
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Creates a proxy of the interface.
     *
     * @param client calls the service
     * @return the proxy; safe for use by many threads
     */
    public Object create(ServiceClient client) {
        return Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new ClientProxy(type, client, handlers));
    }
}
