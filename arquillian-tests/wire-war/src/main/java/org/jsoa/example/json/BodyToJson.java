/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jsoa.message.Amount;

/**
 * Turns a body of the wire into JSON. Types that JSON lacks become strings: dates and times in ISO 8601, decimals with all
 * digits, bytes in Base64.
 */
public final class BodyToJson {

    /** Creates a converter. */
    public BodyToJson() {}

    /**
     * Turns a body into JSON.
     *
     * @param map the body
     * @return the JSON
     */
    public JsonObject body(Map<?, ?> map) {
        JsonObjectBuilder object = Json.createObjectBuilder();
        map.forEach((key, value) -> object.add(String.valueOf(key), value(value)));
        return object.build();
    }

    private JsonArray list(Collection<?> list) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        list.forEach(value -> array.add(value(value)));
        return array.build();
    }

    private JsonValue value(Object value) {
        if (value == null) {
            return JsonValue.NULL;
        } else if (value instanceof Map<?, ?> map) {
            return body(map);
        } else if (value instanceof Collection<?> list) {
            return list(list);
        } else if (value instanceof Boolean bool) {
            return bool ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof byte[] bytes) {
            return Json.createValue(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Amount amount) {
            return amount(amount);
        }
        return Json.createValue(value.toString());
    }

    private static JsonValue number(Number number) {
        if (number instanceof Long || number instanceof Integer) {
            return Json.createValue(number.longValue());
        } else if (number instanceof BigInteger integer) {
            return Json.createValue(integer);
        } else if (number instanceof Double real && Double.isFinite(real)) {
            return Json.createValue(real);
        }
        return Json.createValue(number.toString());
    }

    private static JsonObject amount(Amount amount) {
        return Json.createObjectBuilder()
                .add("currency", amount.currency())
                .add("minor_units", amount.minorUnits())
                .build();
    }
}
