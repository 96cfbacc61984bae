/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.client.ClientProducer;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.proxy.ClientType;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.SoaClient;

/**
 * The interfaces that are injected as clients. Each gets one bean, which asks its injection point for the name of the service: a
 * bean for each name would have to be added when some containers have not yet seen every injection point. For the same reason
 * interfaces count that are merely there, as far as the container shows them.
 */
public final class TypedClients {

    private final Set<Class<?>> present = new LinkedHashSet<>();
    private final Set<Class<?>> injected = new LinkedHashSet<>();
    private final Map<Class<?>, Bean<?>> needed = new HashMap<>();

    /** Remembers an interface with actions, which may be injected somewhere. */
    public void addPresent(Class<?> type) {
        present.add(type);
    }

    /** Remembers an interface that is injected. */
    void addInjected(Class<?> type) {
        injected.add(type);
    }

    /** Remembers a bean that every client needs. Some containers do not let a bean that was added look it up. */
    public void addNeeded(Class<?> type, Bean<?> bean) {
        needed.put(type, bean);
    }

    /** Adds a bean for each interface, and returns what keeps those that are injected from working. */
    public List<Problem> register(AfterBeanDiscovery event, BodyMapper mapper, BeanManager beanManager) {
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
                    ServiceClients clients = reference(ServiceClients.class, beanManager);
                    return clients.service(ClientProducer.service(target)).as(type);
                });
    }

    private <T> T reference(Class<T> type, BeanManager beanManager) {
        Bean<?> bean = needed.get(type);
        return type.cast(beanManager.getReference(bean, type, beanManager.createCreationalContext(bean)));
    }
}
