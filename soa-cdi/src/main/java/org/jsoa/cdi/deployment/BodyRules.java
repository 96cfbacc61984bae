/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.wiretype.TypeFlaw;

/** Finds actions with parameters or results of types that a body cannot hold. */
final class BodyRules {

    private final BodyMapper mapper;

    BodyRules(BodyMapper mapper) {
        this.mapper = mapper;
    }

    List<Problem> problems(List<ServiceModel> services) {
        List<Problem> problems = new ArrayList<>();
        services.stream()
                .flatMap(service -> service.models().stream())
                .forEach(action -> problems.addAll(problems(action)));
        return problems;
    }

    private List<Problem> problems(ActionModel action) {
        List<Problem> problems = new ArrayList<>();
        if (action.method().getParameterCount() > 0) {
            add(problems, mapper.flawsOfBody(action.bodyType()), action, "body");
        }
        Type result = action.resultType();
        if (result != void.class) {
            add(problems, mapper.flawsOfResult(result), action, "result");
        }
        return problems;
    }

    private static void add(List<Problem> problems, List<TypeFlaw> flaws, ActionModel action, String role) {
        String place = Problem.name(action.method());
        flaws.forEach(flaw ->
                problems.add(new Problem(flaw.place(), flaw.complaint() + " (in the " + role + " of " + place + ")")));
    }
}
