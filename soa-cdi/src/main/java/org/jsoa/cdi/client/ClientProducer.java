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
 * Produces the injected clients. One producer serves all names and reads the name from the injection point. A bean for
 * each name is not possible, because some containers have not processed every injection point when beans are added.
 *
 * @since 0.1
 */
@Dependent
public class ClientProducer {

    private final ServiceClients clients;

    /**
     * Creates the producer.
     *
     * @param clients creates clients
     */
    @Inject
    public ClientProducer(ServiceClients clients) {
        this.clients = clients;
    }

    /**
     * Creates a client.
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
     * Returns the service that a client calls.
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
