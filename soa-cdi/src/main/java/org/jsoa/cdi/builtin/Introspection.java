/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoa.cdi.builtin.IntrospectAction.ActionDescription;
import org.jsoa.cdi.builtin.IntrospectAction.Answer;
import org.jsoa.cdi.schema.Schema;
import org.jsoa.cdi.schema.SchemaReader;
import org.jsoa.message.ErrorCodes;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;

/** All that there is to tell about one service. */
final class Introspection {

    private final Map<String, List<String>> variants;
    private final Map<String, ActionDescription> descriptions;
    private final String documentation;

    private Introspection(
            Map<String, List<String>> variants, Map<String, ActionDescription> descriptions, String documentation) {
        this.variants = variants;
        this.descriptions = descriptions;
        this.documentation = documentation;
    }

    static Introspection of(List<OfferedAction> offered, SchemaReader reader) {
        List<OfferedAction> sorted =
                offered.stream().sorted(comparing(OfferedAction::name)).toList();
        Map<String, List<String>> variants = new LinkedHashMap<>();
        Map<String, ActionDescription> descriptions = new LinkedHashMap<>();
        for (OfferedAction action : sorted) {
            variants.computeIfAbsent(action.action(), name -> new ArrayList<>()).add(action.name());
            descriptions.put(action.name(), describe(action, reader));
        }
        return new Introspection(variants, descriptions, serviceDocumentation(sorted));
    }

    private static ActionDescription describe(OfferedAction action, SchemaReader reader) {
        Optional<Schema> request = reader.request(action.beanClass(), action.method());
        Schema response = reader.response(action.beanClass(), action.method());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", request.<Object>map(Schema::json).orElse(null));
        json.put("response", response.json());
        return new ActionDescription(
                actionDocumentation(action), request.map(Schema::conformity).orElse(null), response.conformity(), json);
    }

    private static String actionDocumentation(OfferedAction action) {
        Action annotation = action.method().isAnnotationPresent(Action.class)
                ? action.method().getAnnotation(Action.class)
                : action.beanClass().getAnnotation(Action.class);
        return annotation == null || annotation.description().isEmpty() ? null : annotation.description();
    }

    private static String serviceDocumentation(List<OfferedAction> actions) {
        String documentation = actions.stream()
                .map(OfferedAction::beanClass)
                .sorted(comparing(Class::getName))
                .map(type -> type.getAnnotation(Service.class))
                .filter(service -> service != null && !service.description().isEmpty())
                .map(Service::description)
                .distinct()
                .collect(Collectors.joining("\n\n"));
        return documentation.isEmpty() ? null : documentation;
    }

    Answer ofAll() {
        return new Answer(List.copyOf(descriptions.keySet()), descriptions, documentation);
    }

    /** Describes one action with all its variants, or one variant. */
    Answer of(String name) {
        List<String> names = descriptions.containsKey(name) ? List.of(name) : variants.get(name);
        if (names == null) {
            throw new ActionException(ErrorCodes.INVALID, "Action not defined in service", "action_name");
        }
        Map<String, ActionDescription> found = new LinkedHashMap<>();
        names.forEach(each -> found.put(each, descriptions.get(each)));
        return new Answer(names, found, null);
    }
}
