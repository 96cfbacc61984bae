/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One entry of the golden vectors, recorded from PySOA 1.4.9: a value or message, and the bytes that PySOA makes of it. */
record Vector(JsonNode node) {

    static List<Vector> ofKind(String kind) {
        List<Vector> vectors = new ArrayList<>();
        for (JsonNode node : index()) {
            if (node.path("kind").asText().equals(kind)) {
                vectors.add(new Vector(node));
            }
        }
        return vectors;
    }

    static Vector named(String name) {
        for (JsonNode node : index()) {
            if (node.path("name").asText().equals(name)) {
                return new Vector(node);
            }
        }
        throw new IllegalArgumentException("no vector " + name);
    }

    private static JsonNode index() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .build();
        try {
            return mapper.readTree(resource("vectors.json")).get("vectors");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Vector.class.getResourceAsStream("/vectors/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return node.get("name").asText();
    }

    byte[] bytes() {
        String file = node.get("file").asText();
        byte[] content = resource(file);
        return file.endsWith(".hex")
                ? HexFormat.of().parseHex(new String(content, StandardCharsets.US_ASCII).strip())
                : content;
    }

    boolean hasBytes() {
        return node.has("file");
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    Object value(String field) {
        return Notation.value(node.get(field));
    }

    String text(String field) {
        return node.get(field).asText();
    }

    Envelopes envelope() {
        return new Envelopes(Notation.map(node.get("envelope")));
    }

    boolean hasWholeEnvelope() {
        return node.path("envelope").has("request_id");
    }

    @Override
    public String toString() {
        return name();
    }
}
