/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.cdi.client.Caller;
import org.jsoa.cdi.client.ErrorMappers;
import org.jsoa.cdi.client.RemoteServices;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.expansion.ExpansionCatalogue;
import org.jsoa.cdi.middleware.CallMiddleware;
import org.jsoa.cdi.middleware.Interception;
import org.jsoa.cdi.transport.AdapterConnections;
import org.jsoa.cdi.transport.Connections;
import org.jsoa.cdi.transport.NamedConnections;
import org.jsoa.cdi.transport.RoutedDeadLetters;
import org.jsoa.client.ServiceClients;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.expansion.Expansions;

/**
 * Creates the clients of all services, and chooses their connections: those of the adapter that delivers jobs to the
 * application, unless a setting names a connection factory. What applications inject has a normal scope, because only its
 * client proxies may be injected into beans that a server writes to disk.
 *
 * @since 0.1
 */
@Dependent
public class ConnectionsProducer {

    /** For the container. */
    public ConnectionsProducer() {}

    /**
     * Creates the connections.
     *
     * @param adapter the connections of the adapter that delivers jobs to the application
     * @param settings may name a connection factory
     * @return the connections
     */
    @Produces
    @Singleton
    public Connections connections(AdapterConnections adapter, ApplicationSettings settings) {
        return settings.connectionFactory()
                .<Connections>map(NamedConnections::new)
                .orElse(adapter);
    }

    /**
     * Creates the clients.
     *
     * @param connections the connections that calls use
     * @param deployed tells which services have middleware of their own
     * @param beanManager tells whether a request is active
     * @param request the current request
     * @param expansions the expansions that calls may ask for
     * @param errors maps errors in responses to exceptions
     * @param settings the settings of the application
     * @return the clients
     */
    @Produces
    @ApplicationScoped
    public ServiceClients clients(
            Connections connections,
            Deployed deployed,
            BeanManager beanManager,
            CurrentRequest request,
            ExpansionCatalogue expansions,
            ErrorMappers errors,
            ApplicationSettings settings) {
        return RemoteServices.of(
                connections,
                new CallMiddleware(new Interception(beanManager), deployed.interceptedServices()),
                new Caller(beanManager, request::values),
                settings.callRules(),
                expansions,
                deployed.mapper(),
                errors);
    }

    /**
     * Combines the expansions of the application's beans and of its configuration.
     *
     * @param beans the expansions that are beans of the application
     * @param settings the settings of the application
     * @return all expansions
     */
    @Produces
    @Singleton
    public ExpansionCatalogue expansions(@Any Instance<Expansions> beans, ApplicationSettings settings) {
        List<Expansions> all = new ArrayList<>();
        all.add(settings.expansions());
        beans.forEach(all::add);
        return ExpansionCatalogue.of(all);
    }

    /**
     * Creates the access to the dead letters of services, through the connections that their calls use.
     *
     * @param connections the connections of services that have none of their own
     * @param settings the settings of the application
     * @return the dead letters
     */
    @Produces
    @ApplicationScoped
    public DeadLetters deadLetters(Connections connections, ApplicationSettings settings) {
        return new RoutedDeadLetters(connections, settings.callRules().routes());
    }
}
