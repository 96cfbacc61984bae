/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One schema in two vocabularies. Both consist of maps, lists, text, numbers and booleans only.
 *
 * @param conformity the schema as the {@code introspect()} of PySOA's Conformity returns it; never null
 * @param json the same in JSON Schema 2020-12; never null
 * @since 0.1
 */
public record Schema(Map<String, Object> conformity, Map<String, Object> json) {

    private static final String TYPE = "type";
    private static final String ANY_OF = "anyOf";

    /** Copies. */
    public Schema {
        conformity = Collections.unmodifiableMap(new LinkedHashMap<>(conformity));
        json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }

    /** Creates a schema of a type that both vocabularies know. */
    static Schema of(String conformityType, String jsonType) {
        return new Schema(Map.of(TYPE, conformityType), Map.of(TYPE, jsonType));
    }

    /** Creates a schema of a type that JSON Schema cannot express; it accepts any value there. */
    static Schema conformityOnly(String conformityType, String comment) {
        return new Schema(Map.of(TYPE, conformityType), Map.of("$comment", comment));
    }

    Schema withConformity(String key, Object value) {
        return new Schema(plus(conformity, key, value), json);
    }

    Schema withJson(String keyword, Object value) {
        return new Schema(conformity, plus(json, keyword, value));
    }

    Schema with(String key, String keyword, Object value) {
        return withConformity(key, value).withJson(keyword, value);
    }

    Schema withDescription(String description) {
        return description == null ? this : with("description", "description", description);
    }

    /** Accepts null too, for a key that is required. */
    Schema nullable() {
        return new Schema(orderedMap(TYPE, "nullable", "nullable", conformity), json).nullableInJson();
    }

    /** Accepts null too in JSON Schema only. For Conformity an optional key is enough. */
    Schema nullableInJson() {
        if (json.get(TYPE) instanceof String type) {
            return withJson(TYPE, List.of(type, "null"));
        }
        boolean takesAnything = !json.containsKey("$ref") && !json.containsKey("enum");
        return takesAnything ? this : new Schema(conformity, Map.of(ANY_OF, List.of(json, Map.of(TYPE, "null"))));
    }

    static Map<String, Object> orderedMap(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    private static Map<String, Object> plus(Map<String, Object> map, String key, Object value) {
        Map<String, Object> longer = new LinkedHashMap<>(map);
        longer.put(key, value instanceof List<?> list ? new ArrayList<>(list) : value);
        return longer;
    }
}
