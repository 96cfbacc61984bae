/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes wire values as the mapper's tokens. What JSON does not know goes in whole, as an embedded object. */
final class BodyTokens {

    TokenBuffer of(Map<?, ?> map) throws IOException {
        TokenBuffer tokens = new TokenBuffer(null, false);
        writeMap(map, tokens);
        return tokens;
    }

    private void writeMap(Map<?, ?> map, JsonGenerator tokens) throws IOException {
        tokens.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            tokens.writeFieldName(String.valueOf(entry.getKey()));
            write(entry.getValue(), tokens);
        }
        tokens.writeEndObject();
    }

    private void write(Object value, JsonGenerator tokens) throws IOException {
        if (value == null) {
            tokens.writeNull();
        } else if (value instanceof String text) {
            tokens.writeString(text);
        } else if (value instanceof Boolean flag) {
            tokens.writeBoolean(flag);
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            tokens.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            tokens.writeNumber(number);
        } else if (value instanceof Double || value instanceof Float) {
            tokens.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof List<?> list) {
            tokens.writeStartArray();
            for (Object element : list) {
                write(element, tokens);
            }
            tokens.writeEndArray();
        } else if (value instanceof Map<?, ?> map && hasTextKeys(map)) {
            writeMap(map, tokens);
        } else {
            tokens.writeEmbeddedObject(value);
        }
    }

    private static boolean hasTextKeys(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }
}
