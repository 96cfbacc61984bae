/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoa.cdi.action.ActionBeans;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.action.BeanAction;
import org.jsoa.cdi.action.SwitchedHandler;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ActionVariants;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.context.RequestContext;

/**
 * What runs the actions that the application's beans offer.
 *
 * @since 0.1
 */
@ApplicationScoped
public class ActionHandlers {

    private final Map<String, Map<String, ActionHandler>> byService;

    /** For the client proxy only. */
    protected ActionHandlers() {
        byService = null;
    }

    /**
     * Prepares every action.
     *
     * @param deployed knows the services
     * @param beanManager finds the beans
     * @param validators the server's validator, if it has one
     * @param request tells the switches of the request in hand
     */
    @Inject
    public ActionHandlers(
            Deployed deployed, BeanManager beanManager, Instance<Validator> validators, RequestContext request) {
        Preparation preparation = new Preparation(
                deployed,
                new ActionBeans(beanManager),
                () -> validators.stream().findFirst(),
                request);
        Map<String, Map<String, ActionHandler>> handlers = new HashMap<>();
        for (ServiceModel service : deployed.services()) {
            Map<String, ActionHandler> actions = new HashMap<>();
            service.actions().forEach((name, variants) -> actions.put(name, preparation.handler(variants)));
            handlers.put(service.name(), Map.copyOf(actions));
        }
        byService = Map.copyOf(handlers);
    }

    /**
     * Returns what runs the actions.
     *
     * @return the actions by name, of each service by name
     */
    public Map<String, Map<String, ActionHandler>> byService() {
        return byService;
    }

    /** What is needed to prepare one action after the other. */
    private record Preparation(
            Deployed deployed, ActionBeans beans, Supplier<Optional<Validator>> validator, RequestContext request) {

        ActionHandler handler(ActionVariants variants) {
            if (variants.inOrder().size() == 1) {
                return handler(variants.fallback());
            }
            List<SwitchedHandler.Variant> switched = new ArrayList<>();
            for (ActionModel variant : variants.inOrder()) {
                if (variant.condition() != null) {
                    switched.add(new SwitchedHandler.Variant(variant.condition().number(), handler(variant)));
                }
            }
            return new SwitchedHandler(switched, handler(variants.fallback()), request);
        }

        ActionHandler handler(ActionModel action) {
            return new BeanAction(
                    action, beans.of(deployed.bean(action), action.beanClass()), deployed.mapper(), validator);
        }
    }
}
