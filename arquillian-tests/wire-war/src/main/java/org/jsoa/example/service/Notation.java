/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoa.example.json.JsonToBody;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Reads values from JSON. A value of a type that JSON lacks is a map with one key, which names the type. */
final class Notation {

    private static final Map<String, Double> BARE_WORDS =
            Map.of("NaN", Double.NaN, "Infinity", Double.POSITIVE_INFINITY, "-Infinity", Double.NEGATIVE_INFINITY);

    private static final Map<String, Double> FLOATS =
            Map.of("nan", Double.NaN, "inf", Double.POSITIVE_INFINITY, "-inf", Double.NEGATIVE_INFINITY);

    private static final Pattern SPECIAL_DECIMAL = Pattern.compile("-?s?NaN|-?Infinity|-0(\\.0+)?");

    private final Map<String, Function<Object, Object>> marks = new HashMap<>();

    Notation() {
        mark("$datetime", LocalDateTime::parse);
        mark("$utc", text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        mark("$date", LocalDate::parse);
        mark("$time", LocalTime::parse);
        mark("$decimal", Notation::decimal);
        mark("$bytes", HexFormat.of()::parseHex);
        mark("$float", text -> FLOATS.containsKey(text) ? FLOATS.get(text) : Double.valueOf(text));
        marks.put("$amount", parts -> new Amount((String) first(parts), (Long) second(parts)));
        marks.put("$repeat", parts -> ((String) first(parts)).repeat(Math.toIntExact((Long) second(parts))));
        marks.put("$map", this::oddKeyed);
        marks.put("$tuple", this::decoded);
        marks.put("$set", elements -> new LinkedHashSet<>((List<?>) decoded(elements)));
        // Values that cannot be sent.
        mark("$stdlib_utc", text -> LocalDateTime.parse(text).atOffset(ZoneOffset.UTC));
        marks.put("$object", ignored -> new Object());
        marks.put("$ext", ignored -> new Object());
    }

    private void mark(String name, Function<String, Object> meaning) {
        marks.put(name, text -> meaning.apply((String) text));
    }

    /** Reads a value. */
    Object read(String json) {
        if (BARE_WORDS.containsKey(json)) {
            return BARE_WORDS.get(json);
        }
        try (JsonReader reader = Json.createReader(new StringReader("{\"v\": " + json + "}"))) {
            return decoded(new JsonToBody().body(reader.readObject()).get("v"));
        }
    }

    private Object decoded(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::decoded).collect(Collectors.toList());
        }
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        if (map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            if (marks.containsKey(only.getKey())) {
                return marks.get(only.getKey()).apply(only.getValue());
            }
        }
        Map<Object, Object> decoded = new LinkedHashMap<>();
        map.forEach((key, element) -> decoded.put(key, decoded(element)));
        return decoded;
    }

    private Map<Object, Object> oddKeyed(Object entries) {
        Map<Object, Object> map = new LinkedHashMap<>();
        ((List<?>) entries).forEach(entry -> map.put(decoded(first(entry)), decoded(second(entry))));
        return map;
    }

    private static Object decimal(String text) {
        return SPECIAL_DECIMAL.matcher(text).matches() ? new SpecialDecimal(text) : new BigDecimal(text);
    }

    private static Object first(Object parts) {
        return ((List<?>) parts).get(0);
    }

    private static Object second(Object parts) {
        return ((List<?>) parts).get(1);
    }
}
