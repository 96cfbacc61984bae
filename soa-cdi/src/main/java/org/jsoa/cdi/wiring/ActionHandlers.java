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
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.action.BeanAction;
import org.jsoa.cdi.action.SwitchedHandler;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ActionVariants;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.context.RequestContext;

/**
 * Creates the handlers of all actions that the application's beans offer.
 *
 * @since 0.1
 */
@ApplicationScoped
public class ActionHandlers {

    private final ActionTable table;

    /** For the client proxy only. */
    protected ActionHandlers() {
        table = null;
    }

    /**
     * Prepares every action.
     *
     * @param deployed the result of the deployment
     * @param beanManager provides references to the beans
     * @param validators the server's validator, if it has one
     * @param request tells the switches of the request
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
            handlers.put(service.name(), actions);
        }
        table = new ActionTable(handlers);
    }

    /**
     * Returns the actions.
     *
     * @return the table, with a handler for each action
     */
    public ActionTable table() {
        return table;
    }

    /** What the preparation of each action needs. */
    private record Preparation(
            Deployed deployed, ActionBeans beans, Supplier<Optional<Validator>> validator, RequestContext request) {

        ActionHandler handler(ActionVariants variants) {
            if (variants.inOrder().size() == 1) {
                return handler(variants.fallback());
            }
            List<SwitchedHandler.Variant> switched = new ArrayList<>();
            for (ActionModel variant : variants.inOrder()) {
                if (variant.definition().condition() != null) {
                    switched.add(new SwitchedHandler.Variant(
                            variant.definition().condition().number(), handler(variant)));
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
