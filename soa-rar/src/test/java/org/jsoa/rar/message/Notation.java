/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Reads the vectors' notation for the values that JSON lacks. */
final class Notation {

    private Notation() {}

    static Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isIntegralNumber()) {
            BigInteger integer = node.bigIntegerValue();
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        if (node.isArray()) {
            return list(node);
        }
        String first = node.isEmpty() ? "" : node.fieldNames().next();
        return first.startsWith("$") ? special(first, node.get(first)) : map(node);
    }

    static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.forEachEntry((key, field) -> map.put(key, value(field)));
        return map;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(element)));
        return list;
    }

    private static Object special(String name, JsonNode content) {
        return switch (name) {
            case "$datetime" -> LocalDateTime.parse(content.textValue());
            case "$utc" -> utc(content);
            case "$stdlib_utc" -> OffsetDateTime.ofInstant(utc(content), ZoneOffset.UTC);
            case "$date" -> LocalDate.parse(content.textValue());
            case "$time" -> LocalTime.parse(content.textValue());
            case "$decimal" -> decimal(content.textValue());
            case "$amount" ->
                new Amount(
                        content.get(0).textValue(),
                        content.get(1).bigIntegerValue().longValueExact());
            case "$bytes" -> HexFormat.of().parseHex(content.textValue());
            case "$float" ->
                Double.valueOf(content.textValue().replace("inf", "Infinity").replace("nan", "NaN"));
            case "$map" -> pairs(content);
            case "$set" -> new LinkedHashSet<>(list(content));
            case "$tuple" -> list(content);
            case "$repeat" -> content.get(0).textValue().repeat(content.get(1).intValue());
            case "$object" -> new Object();
            default -> throw new IllegalArgumentException("unknown notation: " + name);
        };
    }

    private static Instant utc(JsonNode content) {
        return LocalDateTime.parse(content.textValue()).toInstant(ZoneOffset.UTC);
    }

    private static Object decimal(String text) {
        boolean special = Character.isLetter(text.charAt(text.length() - 1)) || text.startsWith("-0.00");
        return special ? new SpecialDecimal(text) : new BigDecimal(text);
    }

    private static Map<Object, Object> pairs(JsonNode content) {
        Map<Object, Object> map = new LinkedHashMap<>();
        content.forEach(pair -> map.put(value(pair.get(0)), value(pair.get(1))));
        return map;
    }
}
