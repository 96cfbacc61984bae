/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoa.rar.frame.ContentType;

/** Writes and reads bare payloads, without a frame around them. */
public final class Payloads {

    private Payloads() {}

    public static byte[] write(ContentType type, Object value) throws UnserializableValueException {
        try {
            PayloadWriter out = PayloadWriter.open(type, new byte[0]);
            out.value(value);
            return out.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static Map<Object, Object> read(ContentType type, byte[] payload) throws MalformedPayloadException {
        return read(type, payload, DecodeLimits.DEFAULT);
    }

    public static Map<Object, Object> read(ContentType type, byte[] payload, DecodeLimits limits)
            throws MalformedPayloadException {
        Map<Object, Object> target = new LinkedHashMap<>();
        PayloadReader.open(type, payload, 0, payload.length, limits).read(target);
        return target;
    }

    static Map<Object, Object> readHex(String hex) throws MalformedPayloadException {
        return read(ContentType.MSGPACK, HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static String json(Object value) throws UnserializableValueException {
        return new String(write(ContentType.JSON, value), StandardCharsets.UTF_8);
    }

    public static Map<Object, Object> readJson(String json) throws MalformedPayloadException {
        return read(ContentType.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    /** A map of one entry that may be null. */
    public static Map<String, Object> v(Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("v", value);
        return map;
    }
}
