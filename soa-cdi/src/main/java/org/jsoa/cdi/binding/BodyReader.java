/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads bodies into one record.
 *
 * @param <T> the record
 * @since 0.1
 */
public final class BodyReader<T> {

    /** The attribute of a reading whose value is not null if extra keys are no mistake. */
    static final Object EXTRA_KEYS_IGNORED = new Object();

    private final ObjectMapper mapper;
    private final ObjectReader reader;

    BodyReader(ObjectMapper mapper, JavaType type) {
        this.mapper = mapper;
        this.reader = mapper.readerFor(type);
        checkThatItCanBeRead(mapper, type);
    }

    private BodyReader(ObjectMapper mapper, ObjectReader reader) {
        this.mapper = mapper;
        this.reader = reader;
    }

    /**
     * Returns a reader for bodies from somebody who may know more than we do.
     *
     * @return a reader like this one which passes over keys that the record has no component for
     */
    public BodyReader<T> ignoringExtraKeys() {
        return new BodyReader<>(mapper, reader.withAttribute(EXTRA_KEYS_IGNORED, true));
    }

    /** Lets the mapper fail now rather than at the first body. */
    private static void checkThatItCanBeRead(ObjectMapper mapper, JavaType type) {
        try (TokenBuffer nothing = new TokenBuffer(null, false);
                JsonParser parser = nothing.asParser(mapper)) {
            ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createInstance(mapper.getDeserializationConfig(), parser, null)
                    .findRootValueDeserializer(type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    /**
     * Reads a body.
     *
     * @param body the body
     * @return the record
     * @throws UnreadableBodyException if the body does not fit, with an error for everything that does not
     */
    public T read(Map<String, Object> body) {
        Mismatches mismatches = new Mismatches();
        T result = null;
        try (JsonParser tokens = new BodyTokens().of(body).asParser(mapper)) {
            result = reader.withAttribute(Mismatches.KEY, mismatches).readValue(tokens);
        } catch (JsonProcessingException e) {
            // The mapper's own refusals end the reading. After others they may be mere consequences of those.
            if (mismatches.isEmpty()) {
                mismatches.invalid(pointer(e), "Not a valid value");
            }
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        if (!mismatches.isEmpty()) {
            throw mismatches.toException(result);
        }
        return result;
    }

    private static String pointer(JsonProcessingException e) {
        return e instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
    }
}
