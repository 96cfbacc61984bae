/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.time.Clock;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.service.RequestContext;

/**
 * Makes the clients that are injected. There is one producer for all, which asks each injection point for the name: a bean
 * for each name would have to be added at deployment, when some containers have not yet seen every injection point.
 *
 * @since 0.1
 */
@Dependent
public class ClientProducer {

    private final Connections connections;
    private final Caller caller;

    /**
     * Creates the producer.
     *
     * @param connections gives connections
     * @param beanManager tells whether a request is active
     * @param request the context of the request in hand
     */
    @Inject
    public ClientProducer(Connections connections, BeanManager beanManager, RequestContext request) {
        this.connections = connections;
        this.caller = new Caller(beanManager, request);
    }

    /**
     * Makes a client.
     *
     * @param target where the client is injected
     * @return a client of the service that the injection point names
     */
    @Produces
    @Dependent
    @SoaClient("")
    public ServiceClient client(InjectionPoint target) {
        String service = target.getQualifiers().stream()
                .filter(SoaClient.class::isInstance)
                .map(qualifier -> ((SoaClient) qualifier).value())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(target + " does not name a service with @SoaClient"));
        return new RemoteService(service, connections, caller, Clock.systemUTC());
    }
}
