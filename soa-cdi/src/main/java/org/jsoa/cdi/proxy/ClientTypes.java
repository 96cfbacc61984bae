/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.Problem;
import org.jsoa.client.ServiceClient;

/**
 * The types that code passes to clients: interfaces of typed clients, and types of results. Each is read once. Safe for
 * use by many threads.
 *
 * @since 0.1
 */
public final class ClientTypes {

    private final BodyMapper mapper;
    private final CallResults results;
    private final Map<Class<?>, ClientType> known = new ConcurrentHashMap<>();
    private final Map<Class<?>, CallResult> knownResults = new ConcurrentHashMap<>();

    /**
     * Creates an empty collection.
     *
     * @param mapper converts bodies
     */
    public ClientTypes(BodyMapper mapper) {
        this.mapper = mapper;
        this.results = new CallResults(mapper);
    }

    /**
     * Creates a proxy of an interface.
     *
     * @param type the interface
     * @param client calls the service
     * @param <T> the interface
     * @return the proxy; safe for use by many threads
     * @throws IllegalArgumentException if it is not an interface, or one of its methods cannot call an action
     */
    public <T> T create(Class<T> type, ServiceClient client) {
        return type.cast(known.computeIfAbsent(type, this::read).create(client));
    }

    private ClientType read(Class<?> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " cannot be a client because it is not an interface; declare its methods with @Action in an interface");
        }
        ClientType read = ClientType.of(type, mapper);
        if (!read.problems().isEmpty()) {
            throw new IllegalArgumentException(read.problems().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n  - ", type.getName() + " cannot be a client:\n  - ", "")));
        }
        return read;
    }

    /**
     * Reads the type of a result.
     *
     * @param type the type
     * @return converts responses to results
     * @throws IllegalArgumentException if no body can be read as the type
     */
    public CallResult result(Class<?> type) {
        return knownResults.computeIfAbsent(type, this::readResult);
    }

    private CallResult readResult(Class<?> type) {
        try {
            return results.of(type);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the type of the result is " + e.getMessage(), e);
        }
    }
}
