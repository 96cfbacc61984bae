/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads JSON and accepts everything that Python's {@code json.loads} accepts. */
final class JsonReader implements PayloadReader {

    /**
     * Jackson's limits of lengths are off, since the frame limits them. Jackson's limit of a thousand digits for an integer
     * stays, since the time to read one grows with the square of its length.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Jackson's thread locals would outlive the adapter, because the threads belong to the server.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, true)
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
            // Clients choose the names. A table of names that outlives a message would be open to hash collisions.
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** Python's names for special floats. Jackson accepts others too. */
    private static final Set<String> NON_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final DecodeLimits limits;
    private int elements;
    private int depth;

    JsonReader(byte[] bytes, int offset, int length, DecodeLimits limits) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.limits = limits;
    }

    @Override
    public void read(Map<Object, Object> target) throws MalformedPayloadException {
        // From bytes Jackson would detect other encodings than UTF-8 and accept malformed UTF-8.
        String text = StrictUtf8.decode(bytes, offset, length);
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedPayloadException(
                        first == null ? "the payload is empty" : "the payload is not a map but " + nameOf(first));
            }
            count();
            entries(parser, target);
            if (parser.nextToken() != null) {
                throw new MalformedPayloadException("there are bytes after the message");
            }
        } catch (JsonProcessingException e) {
            // The cause is left out, because its text quotes the payload as it is.
            throw new MalformedPayloadException("not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new MalformedPayloadException("not JSON: " + e.getMessage(), e);
        }
    }

    /** Returns the name that the specification of JSON uses. */
    private static String nameOf(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "a JSON array";
            case VALUE_STRING -> "a JSON string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a JSON number";
            case VALUE_TRUE -> "the JSON literal true";
            case VALUE_FALSE -> "the JSON literal false";
            case VALUE_NULL -> "the JSON literal null";
            default -> "a part of a JSON value";
        };
    }

    private void count() throws MalformedPayloadException {
        if (++elements > limits.maxElements()) {
            throw new MalformedPayloadException("more than " + limits.maxElements() + " values");
        }
    }

    private void entries(JsonParser parser, Map<Object, Object> target) throws IOException, MalformedPayloadException {
        enter();
        String name = parser.nextFieldName();
        while (name != null) {
            count();
            target.put(name, value(parser, parser.nextToken()));
            name = parser.nextFieldName();
        }
        depth--;
    }

    private List<Object> list(JsonParser parser) throws IOException, MalformedPayloadException {
        enter();
        List<Object> list = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            list.add(value(parser, token));
            token = parser.nextToken();
        }
        depth--;
        return list;
    }

    private void enter() throws MalformedPayloadException {
        if (++depth > limits.maxDepth()) {
            throw new MalformedPayloadException("nested more than " + limits.maxDepth() + " deep");
        }
    }

    private Object value(JsonParser parser, JsonToken token) throws IOException, MalformedPayloadException {
        count();
        if (token == null) {
            throw new MalformedPayloadException("not JSON: the message ends too early");
        }
        return switch (token) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> float64(parser);
            case START_ARRAY -> list(parser);
            case START_OBJECT -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                entries(parser, map);
                yield map;
            }
            default -> throw new MalformedPayloadException("not JSON: unexpected " + nameOf(token));
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            BigInteger value = parser.getBigIntegerValue();
            return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
        }
        return parser.getLongValue();
    }

    private static Double float64(JsonParser parser) throws IOException, MalformedPayloadException {
        if (parser.isNaN() && !NON_NUMBERS.contains(parser.getText())) {
            throw new MalformedPayloadException("not JSON: " + parser.getText());
        }
        return parser.getDoubleValue();
    }
}
