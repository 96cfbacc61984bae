/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.service.Description;

/**
 * Creates the schema of one body. JSON Schema defines each record inside the body once and refers to it. Conformity has no
 * references. There a record is written wherever it is used, except that a record inside itself is not repeated.
 */
final class BodySchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final boolean isResponse;
    private final Optional<Validator> validator;
    private final Deque<Use> open = new ArrayDeque<>();
    private final Map<Use, Schema> done = new HashMap<>();
    private final Set<Use> recursive = new HashSet<>();
    private final Map<Use, String> names = new HashMap<>();
    private final Map<String, Object> definitions = new LinkedHashMap<>();

    BodySchema(boolean isResponse, Optional<Validator> validator) {
        this.isResponse = isResponse;
        this.validator = validator;
    }

    /** The use of a record. Its constraints count only where they are checked. */
    private record Use(WireType type, boolean checked) {}

    Schema read(WireType type, Checks checks) {
        Schema body;
        if (type.form() == WireType.Form.RECORD) {
            Use root = new Use(type, checks.areCascaded());
            names.put(root, "#");
            body = dictionary(root);
        } else {
            body = schema(type, checks);
        }
        return whole(body, definitions);
    }

    /** Creates the schema of a body without keys. */
    static Schema empty() {
        return whole(dictionary(Map.of(), List.of()), Map.of());
    }

    private static Schema whole(Schema body, Map<String, Object> definitions) {
        Map<String, Object> whole = Schema.orderedMap("$schema", DIALECT);
        whole.putAll(body.json());
        if (!definitions.isEmpty()) {
            whole.put("$defs", definitions);
        }
        return new Schema(body.conformity(), whole);
    }

    private Schema schema(WireType type, Checks checks) {
        return switch (type.form()) {
            case RECORD -> record(new Use(type, checks.areCascaded()));
            case LIST -> list(schema(type.content(), checks.ofContent()), checks);
            case MAP -> map(type, checks);
            case OPTIONAL -> Facets.add(schema(type.content(), checks.ofContent()), checks.constraints(), new Bounds());
            case VALUE ->
                Facets.add(ValueSchemas.of(type.raw()), checks.constraints(), ValueSchemas.bounds(type.raw()));
        };
    }

    private static Schema list(Schema contents, Checks checks) {
        Schema list = new Schema(
                Schema.orderedMap("type", "list", "contents", contents.conformity()),
                Schema.orderedMap("type", "array", "items", contents.json()));
        return Facets.add(list, checks.constraints(), new Bounds());
    }

    private Schema map(WireType type, Checks checks) {
        Schema keys = schema(type.key(), checks.ofKeys());
        Schema values = schema(type.content(), checks.ofValues());
        Map<String, Object> conformity = Schema.orderedMap("type", "schemaless_dictionary");
        // Conformity does not mention a type that accepts anything.
        putUnlessAnything(conformity, "key_type", keys);
        putUnlessAnything(conformity, "value_type", values);
        Map<String, Object> json = Schema.orderedMap("type", "object");
        if (!values.json().isEmpty()) {
            json.put("additionalProperties", values.json());
        }
        return Facets.add(new Schema(conformity, json), checks.constraints(), new Bounds());
    }

    private static void putUnlessAnything(Map<String, Object> conformity, String key, Schema schema) {
        if (!"anything".equals(schema.conformity().get("type"))) {
            conformity.put(key, schema.conformity());
        }
    }

    private Schema record(Use use) {
        String reference = reference(use);
        if (open.contains(use)) {
            // All records that are open down to this one contain themselves through it.
            for (Use around : open) {
                recursive.add(around);
                if (around.equals(use)) {
                    break;
                }
            }
            return again(use, reference);
        }
        Schema known = done.get(use);
        if (known == null) {
            known = dictionary(use);
            definitions.put(names.get(use), known.json());
        } else if (recursive.contains(use)) {
            return again(use, reference);
        }
        return new Schema(known.conformity(), Map.of("$ref", reference));
    }

    private static Schema again(Use use, String reference) {
        return new Schema(
                Schema.orderedMap(
                        "type",
                        "schemaless_dictionary",
                        "key_type",
                        Map.of("type", "unicode"),
                        "description",
                        "A " + use.type().raw().getSimpleName() + ", which is described elsewhere in this schema."),
                Map.of("$ref", reference));
    }

    private String reference(Use use) {
        String name = names.get(use);
        if (name == null) {
            String simple = use.type().raw().getSimpleName();
            name = simple;
            for (int i = 2; names.containsValue(name); i++) {
                name = simple + i;
            }
            names.put(use, name);
        }
        return name.equals("#") ? name : "#/$defs/" + name;
    }

    private Schema dictionary(Use use) {
        open.push(use);
        Map<String, Schema> contents = new LinkedHashMap<>();
        List<String> optional = new ArrayList<>();
        for (WireComponent component : use.type().components()) {
            Checks checks = use.checked() ? checks(use, component) : Checks.NONE;
            boolean neverNull = component.component().getType().isPrimitive() || refuseNull(component.type(), checks);
            boolean isOptional = !neverNull && (!isResponse || component.leftOutIfNull());
            boolean isNullable = !neverNull && (!isResponse || !component.leftOutIfNull());
            Schema schema = schema(component.type(), checks).withDescription(description(component.component()));
            if (isNullable) {
                schema = isOptional ? schema.nullableInJson() : schema.nullable();
            }
            if (isOptional) {
                optional.add(component.key());
            }
            contents.put(component.key(), schema);
        }
        open.pop();
        Schema dictionary = dictionary(contents, optional)
                .withDescription(description(use.type().raw()));
        done.put(use, dictionary);
        return dictionary;
    }

    private static boolean refuseNull(WireType type, Checks checks) {
        // An optional is never null itself. Constraints on its content see null where it is empty.
        return (type.form() == WireType.Form.OPTIONAL ? checks.ofContent() : checks).refuseNull();
    }

    private Checks checks(Use use, WireComponent component) {
        return validator
                .map(found -> Checks.of(found.getConstraintsForClass(use.type().raw())
                        .getConstraintsForProperty(component.component().getName())))
                .orElse(Checks.NONE);
    }

    private static String description(AnnotatedElement described) {
        Description description = described.getAnnotation(Description.class);
        return description == null ? null : description.value();
    }

    private static Schema dictionary(Map<String, Schema> contents, List<String> optional) {
        Map<String, Object> conformity = new LinkedHashMap<>();
        Map<String, Object> json = new LinkedHashMap<>();
        contents.forEach((key, schema) -> {
            conformity.put(key, schema.conformity());
            json.put(key, schema.json());
        });
        List<String> required = new ArrayList<>(contents.keySet());
        required.removeAll(optional);
        List<String> sorted = new ArrayList<>(optional);
        Collections.sort(sorted);
        return new Schema(
                Schema.orderedMap(
                        "type",
                        "dictionary",
                        "contents",
                        conformity,
                        "optional_keys",
                        sorted,
                        "allow_extra_keys",
                        false),
                Schema.orderedMap(
                        "type", "object", "properties", json, "required", required, "additionalProperties", false));
    }
}
