/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

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
 * Makes clients of all services, and chooses the connections that they use: through the adapter that feeds the application,
 * unless a setting names others.
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
     * @param settings may name a connection factory
     * @return the connections that the application's settings ask for
     */
    @Produces
    @Singleton
    public Connections connections(AdapterConnections adapter, ApplicationSettings settings) {
        return settings.connectionFactory()
                .<Connections>map(NamedConnections::new)
                .orElse(adapter);
    }

    /**
     * Makes what calls services.
     *
     * @param connections the connections to call through
     * @param deployed knows which services have middleware of their own
     * @param beanManager tells whether a request is active
     * @param request the current request
     * @param expansions what calls may expand
     * @param errors what becomes of errors in responses
     * @param settings the settings of the application
     * @return the clients
     */
    @Produces
    @Singleton
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
     * Puts together what calls may expand.
     *
     * @param beans what the application says in code
     * @param settings what its configuration says
     * @return that, and what its settings say
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
     * Makes what reaches the dead letters of services: through the connections by which each is called.
     *
     * @param connections the connections of services that have none of their own
     * @param settings how the calls of services differ
     * @return the dead letters
     */
    @Produces
    @Singleton
    public DeadLetters deadLetters(Connections connections, ApplicationSettings settings) {
        return new RoutedDeadLetters(connections, settings.callRules().routes());
    }
}
