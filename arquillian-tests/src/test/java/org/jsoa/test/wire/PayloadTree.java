/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ExtensionValue;
import org.msgpack.value.Value;

/** Reads payloads of both serializers into the same maps, lists and texts. */
final class PayloadTree {

    private PayloadTree() {}

    static Object ofMessagePack(byte[] payload) {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(payload)) {
            return of(unpacker.unpackValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Object ofJson(byte[] payload) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(payload))) {
            return of(reader.readValue());
        }
    }

    private static Object of(Value value) {
        return switch (value.getValueType()) {
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.asMapValue().map().forEach((key, element) -> map.put(key(key), of(element)));
                yield map;
            }
            case ARRAY ->
                value.asArrayValue().list().stream().map(PayloadTree::of).collect(Collectors.toList());
            case STRING -> quoted(value.asStringValue().asString());
            case BINARY ->
                "bytes " + HexFormat.of().formatHex(value.asBinaryValue().asByteArray());
            case EXTENSION -> extension(value.asExtensionValue());
            case FLOAT -> Double.toString(value.asFloatValue().toDouble());
            default -> value.toString();
        };
    }

    private static String key(Value key) {
        return key.isStringValue() ? key.asStringValue().asString() : "(" + of(key) + ")";
    }

    private static String extension(ExtensionValue value) {
        return "ext " + value.getType() + " " + HexFormat.of().formatHex(value.getData());
    }

    private static Object of(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                value.asJsonObject().forEach((key, element) -> map.put(key, of(element)));
                yield map;
            }
            case ARRAY -> value.asJsonArray().stream().map(PayloadTree::of).collect(Collectors.toList());
            case STRING -> quoted(((JsonString) value).getString());
            default -> value.toString();
        };
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
