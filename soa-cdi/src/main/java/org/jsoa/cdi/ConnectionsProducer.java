/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jsoa.cdi.client.AdapterConnections;
import org.jsoa.cdi.client.Connections;
import org.jsoa.cdi.client.NamedConnections;

/**
 * Chooses the connections for clients: through the adapter that feeds the application, unless a setting names others.
 *
 * @since 0.1
 */
@Dependent
public class ConnectionsProducer {

    /** For the container. */
    public ConnectionsProducer() {}

    /**
     * Makes the connections.
     *
     * @param adapter the connections of the adapter that feeds the application
     * @return the connections that the application's settings ask for
     */
    @Produces
    @Singleton
    public Connections connections(AdapterConnections adapter) {
        return Settings.ofApplication()
                .connectionFactory()
                .<Connections>map(NamedConnections::new)
                .orElse(adapter);
    }
}
