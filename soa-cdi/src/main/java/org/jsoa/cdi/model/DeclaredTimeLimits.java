/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoa.service.TimeLimit;

/**
 * The time limits that beans declare with {@link TimeLimit}.
 *
 * @since 0.1
 */
public final class DeclaredTimeLimits {

    private DeclaredTimeLimits() {}

    /**
     * Returns the limit of an action.
     *
     * @param action what stands behind its name; its variants agree
     * @return the limit; empty if none is declared
     */
    public static Optional<Duration> of(ActionVariants action) {
        return annotation(action.fallback()).map(DeclaredTimeLimits::duration);
    }

    /**
     * Tells what is wrong with the limits of a service.
     *
     * @param service the service
     * @return the problems
     */
    public static List<Problem> problems(ServiceModel service) {
        List<Problem> problems = new ArrayList<>();
        for (ActionVariants action : service.actions().values()) {
            action.inOrder().stream()
                    .filter(variant -> annotation(variant)
                            .filter(limit -> limit.value() < 1)
                            .isPresent())
                    .map(variant -> Problem.of(
                            variant.method(), "has a @TimeLimit below 1; give it the time that the action may take"))
                    .forEach(problems::add);
            if (action.inOrder().stream()
                            .map(variant -> annotation(variant).map(DeclaredTimeLimits::duration))
                            .distinct()
                            .count()
                    > 1) {
                problems.add(new Problem(
                        action.places(),
                        "have different time limits, but are variants of one action; give them the same @TimeLimit"));
            }
        }
        return problems;
    }

    private static Optional<TimeLimit> annotation(ActionModel action) {
        return Optional.ofNullable(action.method().getAnnotation(TimeLimit.class))
                .or(() -> Optional.ofNullable(action.beanClass().getAnnotation(TimeLimit.class)));
    }

    private static Duration duration(TimeLimit limit) {
        return Duration.of(limit.value(), limit.unit().toChronoUnit());
    }
}
