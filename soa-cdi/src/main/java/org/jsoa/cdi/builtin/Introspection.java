/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoa.cdi.builtin.IntrospectAction.ActionDescription;
import org.jsoa.cdi.builtin.IntrospectAction.Response;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.schema.Schema;
import org.jsoa.cdi.schema.SchemaReader;
import org.jsoa.message.ErrorCodes;
import org.jsoa.service.ActionException;

/** The descriptions of one service that introspection returns. */
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

    static Introspection of(ServiceModel service, SchemaReader reader) {
        Map<String, List<String>> variants = new LinkedHashMap<>();
        Map<String, ActionDescription> descriptions = new TreeMap<>();
        service.actions().forEach((name, action) -> {
            Map<String, ActionModel> byName = new TreeMap<>(action.byVariantName());
            variants.put(name, List.copyOf(byName.keySet()));
            byName.forEach((variant, model) -> descriptions.put(variant, describe(model, reader)));
        });
        return new Introspection(variants, descriptions, emptyToNull(service.description()));
    }

    private static ActionDescription describe(ActionModel action, SchemaReader reader) {
        Optional<Schema> request = reader.request(action);
        Schema response = reader.response(action);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("request", request.<Object>map(Schema::json).orElse(null));
        json.put("response", response.json());
        return new ActionDescription(
                emptyToNull(action.definition().description()),
                request.map(Schema::conformity).orElse(null),
                response.conformity(),
                json);
    }

    private static String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    Response ofAll() {
        return new Response(List.copyOf(descriptions.keySet()), descriptions, documentation);
    }

    /** Describes one action with all its variants, or one variant. */
    Response of(String name) {
        List<String> names = descriptions.containsKey(name) ? List.of(name) : variants.get(name);
        if (names == null) {
            throw new ActionException(ErrorCodes.INVALID, "Action not defined in service", "action_name");
        }
        Map<String, ActionDescription> found = new LinkedHashMap<>();
        names.forEach(each -> found.put(each, descriptions.get(each)));
        return new Response(names, found, null);
    }
}
