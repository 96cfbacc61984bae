/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The services of an application, put together from the actions of its beans.
 *
 * @param services the services by name
 * @param problems the actions that more than one bean offers, or whose variants contradict each other
 * @since 0.1
 */
public record Catalogue(List<ServiceModel> services, List<Problem> problems) {

    /** Copies. */
    public Catalogue {
        services = List.copyOf(services);
        problems = List.copyOf(problems);
    }

    /**
     * Groups actions by service. Where several beans offer one action, an alternative precedes the others, and the
     * alternative of the highest priority precedes other alternatives, as in CDI. That counts for each switch of an action
     * separately, and for the variant without a switch.
     *
     * @param actions the actions of all beans
     * @return the services and their mistakes
     */
    public static Catalogue of(Collection<ActionModel> actions) {
        Map<String, Map<String, List<ActionModel>>> grouped = actions.stream()
                .collect(Collectors.groupingBy(
                        action -> action.service().name(),
                        TreeMap::new,
                        Collectors.groupingBy(ActionModel::name, TreeMap::new, Collectors.toList())));
        List<ServiceModel> services = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        grouped.forEach((service, byName) -> {
            Map<String, ActionVariants> chosen = new TreeMap<>();
            byName.forEach((name, candidates) -> {
                VariantChoice choice = new VariantChoice(candidates);
                chosen.put(name, choice.choose());
                problems.addAll(choice.problems());
            });
            services.add(new ServiceModel(service, chosen));
        });
        return new Catalogue(services, problems);
    }
}
