/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.inject.spi.Bean;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceModel;

/**
 * The result of the deployment. The extension creates it once all beans are known, and other beans inject it.
 *
 * @param services the services, with the built-in actions that they did not declare themselves; never null
 * @param beans the beans of all actions by their classes; never null
 * @param mapper converts the bodies of all actions; never null
 * @param interceptedServices the names of the called services that have client middleware of their own; never null
 * @since 0.1
 */
public record Deployed(
        List<ServiceModel> services, Map<Class<?>, Bean<?>> beans, BodyMapper mapper, Set<String> interceptedServices) {

    /** Copies. */
    public Deployed {
        services = List.copyOf(services);
        beans = Map.copyOf(beans);
        Objects.requireNonNull(mapper, "mapper must not be null");
        interceptedServices = Set.copyOf(interceptedServices);
    }

    /**
     * Returns the bean that offers an action.
     *
     * @param action one of the actions of {@link #services()}; not null
     * @return the bean; never null
     * @throws IllegalArgumentException if no bean offers the action
     */
    public Bean<?> bean(ActionModel action) {
        Bean<?> bean = beans.get(action.beanClass());
        if (bean == null) {
            throw new IllegalArgumentException("no bean of class " + action.beanClass() + " has been deployed");
        }
        return bean;
    }
}
