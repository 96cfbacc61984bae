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
 * @param problems the actions that more than one bean offers
 * @since 0.1
 */
public record Catalogue(List<ServiceModel> services, List<Problem> problems) {

    /** Copies. */
    public Catalogue {
        services = List.copyOf(services);
        problems = List.copyOf(problems);
    }

    /**
     * Puts services together. Where several beans offer one action, an alternative goes before the others, and among
     * alternatives the one of the highest priority, as in CDI.
     *
     * @param actions the actions of all beans
     * @return the services and what is wrong with them
     */
    public static Catalogue of(Collection<ActionModel> actions) {
        Map<String, Map<String, List<ActionModel>>> grouped = actions.stream()
                .collect(Collectors.groupingBy(
                        ActionModel::service,
                        TreeMap::new,
                        Collectors.groupingBy(ActionModel::name, TreeMap::new, Collectors.toList())));
        List<ServiceModel> services = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        grouped.forEach((service, byName) -> {
            Map<String, ActionModel> chosen = new TreeMap<>();
            byName.forEach((name, candidates) -> chosen.put(name, choose(candidates, problems)));
            services.add(new ServiceModel(service, chosen));
        });
        return new Catalogue(services, problems);
    }

    private static ActionModel choose(List<ActionModel> candidates, List<Problem> problems) {
        int highest =
                candidates.stream().mapToInt(ActionModel::precedence).max().orElseThrow();
        List<ActionModel> best = candidates.stream()
                .filter(candidate -> candidate.precedence() == highest)
                .toList();
        if (best.size() > 1) {
            List<String> places = best.stream()
                    .map(candidate -> Problem.name(candidate.method()))
                    .sorted()
                    .toList();
            ActionModel first = best.get(0);
            problems.add(new Problem(
                    String.join(" and ", places),
                    "offer the same action \"" + first.name() + "\" of the service \"" + first.service() + "\""));
        }
        return best.get(0);
    }
}
