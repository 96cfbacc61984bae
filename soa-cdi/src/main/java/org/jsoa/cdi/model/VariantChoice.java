/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses among the actions of one name that beans offer, and collects their mistakes. */
final class VariantChoice {

    private final List<ActionModel> candidates;
    private final List<Problem> problems = new ArrayList<>();

    /** Takes the candidates for one name, at least one. */
    VariantChoice(List<ActionModel> candidates) {
        this.candidates = candidates;
    }

    List<Problem> problems() {
        return problems;
    }

    ActionVariants choose() {
        Map<Long, List<ActionModel>> bySwitch = candidates.stream()
                .filter(candidate -> candidate.definition().condition() != null)
                .collect(Collectors.groupingBy(
                        candidate -> candidate.definition().condition().number(), TreeMap::new, Collectors.toList()));
        List<ActionModel> withoutSwitch = candidates.stream()
                .filter(candidate -> candidate.definition().condition() == null)
                .toList();
        List<ActionModel> variants = new ArrayList<>();
        bySwitch.forEach((number, offered) -> variants.add(best(
                offered,
                "offer the same " + action() + " for the switch " + number,
                "give each a switch of its own, or remove all but one")));
        variants.sort(comparingInt(variant -> variant.definition().condition().order()));
        checkOrder(variants);
        if (!withoutSwitch.isEmpty()) {
            variants.add(best(
                    withoutSwitch,
                    "offer the same " + action() + (variants.isEmpty() ? "" : " for when no switch is on"),
                    variants.isEmpty()
                            ? "rename or remove all but one, or make the one that is meant an @Alternative"
                            : "all but one need @Switched"));
        } else if (variants.size() == 1) {
            problems.add(Problem.of(
                    variants.get(0).method(),
                    "has @Switched, but the " + action()
                            + " has no other variant to run when the switch is off; add one, or remove @Switched"));
        }
        checkThatAll(
                variants,
                ActionDefinition::timeLimit,
                "have different time limits, but are variants of one action; give them the same @TimeLimit");
        checkThatAll(
                variants,
                ActionDefinition::idempotent,
                "are variants of one action of which some have @Idempotent and some do not; write it on all, or on none");
        return new ActionVariants(variants);
    }

    /** A property of an action must not depend on switches, because it is needed before the switches are known. */
    private void checkThatAll(List<ActionModel> variants, Function<ActionDefinition, ?> agree, String complaint) {
        if (variants.stream()
                        .map(variant -> Optional.ofNullable(agree.apply(variant.definition())))
                        .distinct()
                        .count()
                > 1) {
            problems.add(new Problem(places(variants), complaint));
        }
    }

    private ActionModel best(List<ActionModel> offered, String complaint, String remedy) {
        int highest = offered.stream().mapToInt(ActionModel::precedence).max().orElseThrow();
        List<ActionModel> best = offered.stream()
                .filter(candidate -> candidate.precedence() == highest)
                .toList();
        if (best.size() > 1) {
            problems.add(new Problem(
                    places(best),
                    highest == ActionModel.NO_ALTERNATIVE
                            ? complaint + "; " + remedy
                            : complaint + ", as alternatives of the same priority " + highest
                                    + "; give the one that is meant a higher @Priority"));
        }
        return best.get(0);
    }

    private void checkOrder(List<ActionModel> switched) {
        Map<Integer, List<ActionModel>> byOrder = switched.stream()
                .collect(Collectors.groupingBy(
                        variant -> variant.definition().condition().order(), TreeMap::new, Collectors.toList()));
        byOrder.forEach((order, same) -> {
            if (same.size() > 1) {
                problems.add(new Problem(
                        places(same),
                        "have @Switched with the same order " + order
                                + ", which leaves open which one runs when several" + " switches of the " + action()
                                + " are on; give each its own order"));
            }
        });
    }

    private String action() {
        ActionModel first = candidates.get(0);
        return "action \"" + first.name() + "\" of the service \""
                + first.service().name() + "\"";
    }

    private static String places(List<ActionModel> models) {
        return models.stream()
                .map(model -> Problem.name(model.method()))
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
