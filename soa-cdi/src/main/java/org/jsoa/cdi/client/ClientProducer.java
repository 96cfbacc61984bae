/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.SoaClient;

/**
 * Makes the clients that are injected. There is one producer for all, which asks each injection point for the name: a bean
 * for each name would have to be added at deployment, when some containers have not yet seen every injection point.
 *
 * @since 0.1
 */
@Dependent
public class ClientProducer {

    private final ServiceClients clients;

    /**
     * Creates the producer.
     *
     * @param clients makes clients
     */
    @Inject
    public ClientProducer(ServiceClients clients) {
        this.clients = clients;
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
        return clients.service(service(target));
    }

    /**
     * Finds out which service a client is to call.
     *
     * @param target where the client is injected
     * @return the name of the service
     */
    public static String service(InjectionPoint target) {
        return target.getQualifiers().stream()
                .filter(SoaClient.class::isInstance)
                .map(qualifier -> ((SoaClient) qualifier).value())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(target + " does not name a service with @SoaClient"));
    }
}
