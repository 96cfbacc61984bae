/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns JSON into a body of the wire. */
public final class JsonToBody {

    private static final int LONG_BITS = 63;

    /** Creates a converter. */
    public JsonToBody() {}

    /**
     * Turns JSON into a body.
     *
     * @param object the JSON
     * @return the body
     */
    public Map<String, Object> body(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((key, value) -> map.put(key, value(value)));
        return map;
    }

    private Object value(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> body(value.asJsonObject());
            case ARRAY -> list(value.asJsonArray());
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> number((JsonNumber) value);
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> null;
        };
    }

    private List<Object> list(JsonArray array) {
        List<Object> list = new ArrayList<>();
        array.forEach(value -> list.add(value(value)));
        return list;
    }

    private static Number number(JsonNumber number) {
        if (!number.isIntegral()) {
            return number.doubleValue();
        }
        BigInteger integer = number.bigIntegerValueExact();
        return integer.bitLength() <= LONG_BITS ? (Number) integer.longValueExact() : integer;
    }
}
