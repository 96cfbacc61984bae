/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.client.ClientProducer;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.proxy.ClientType;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.SoaClient;

/**
 * The interfaces of typed clients. Each gets one bean, which takes the name of the service from its injection point. One bean
 * for each name is not possible: some containers process injection points after beans can be added. For the same reason all
 * interfaces with actions that the container finds get a bean, also without a known injection point.
 */
final class TypedClients {

    private final Set<Class<?>> present = new LinkedHashSet<>();
    private final Set<Class<?>> injected = new LinkedHashSet<>();
    private Bean<?> clients;

    /** Adds an interface with actions, which may be injected somewhere. */
    void addPresent(Class<?> type) {
        present.add(type);
    }

    /** Adds an interface that is injected. */
    void addInjected(Class<?> type) {
        injected.add(type);
    }

    /** Sets the bean of all clients, which each typed client needs. In some containers a synthetic bean cannot look it up. */
    void setClients(Bean<?> bean) {
        clients = bean;
    }

    /** Adds a bean for each interface, and returns the mistakes of those that are injected. */
    List<Problem> register(AfterBeanDiscovery event, BodyMapper mapper, BeanManager beanManager) {
        List<Problem> problems = new ArrayList<>();
        Set<Class<?>> all = new TreeSet<>(Comparator.comparing(Class::getName));
        all.addAll(present);
        all.addAll(injected);
        for (Class<?> type : all) {
            ClientType client = ClientType.of(type, mapper);
            if (client.problems().isEmpty()) {
                register(event, type, beanManager);
            } else if (injected.contains(type)) {
                problems.addAll(client.problems());
            }
        }
        return problems;
    }

    private void register(AfterBeanDiscovery event, Class<?> type, BeanManager beanManager) {
        event.addBean()
                .id(TypedClients.class.getName() + " " + type.getName())
                .types(type, Object.class)
                .qualifiers(SoaClient.Literal.of(""))
                .scope(Dependent.class)
                .produceWith(instances -> {
                    InjectionPoint target =
                            instances.select(InjectionPoint.class).get();

                    return clients(beanManager)
                            .service(ClientProducer.service(target))
                            .as(type);
                });
    }

    private ServiceClients clients(BeanManager beanManager) {
        return (ServiceClients)
                beanManager.getReference(clients, ServiceClients.class, beanManager.createCreationalContext(clients));
    }
}
