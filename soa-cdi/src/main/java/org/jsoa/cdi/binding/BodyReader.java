/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoa.cdi.bodyerror.BodyError;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.cdi.wiretype.TypeFlaw;
import org.jsoa.cdi.wiretype.WireType;

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
    private final WireType type;

    BodyReader(ObjectMapper mapper, WireType type) {
        this.mapper = mapper;
        this.type = type;
        this.reader = mapper.readerFor(type.type());
        List<TypeFlaw> flaws = flaws(mapper, type);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(
                    flaws.stream().map(TypeFlaw::toString).collect(Collectors.joining("; ")));
        }
    }

    private BodyReader(ObjectMapper mapper, ObjectReader reader, WireType type) {
        this.mapper = mapper;
        this.reader = reader;
        this.type = type;
    }

    /**
     * Returns a reader for bodies from somebody who may know more than we do.
     *
     * @return a reader like this one which passes over keys that the record has no component for
     */
    public BodyReader<T> ignoringExtraKeys() {
        return new BodyReader<>(mapper, reader.withAttribute(EXTRA_KEYS_IGNORED, true), type);
    }

    /** Finds out what would keep bodies from being read, now rather than at the first body. */
    static List<TypeFlaw> flaws(ObjectMapper mapper, WireType type) {
        try (TokenBuffer nothing = new TokenBuffer(null, false);
                JsonParser parser = nothing.asParser(mapper)) {
            DeserializationContext context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createInstance(mapper.getDeserializationConfig(), parser, null);
            List<TypeFlaw> flaws = TypeRules.ofRead(type, container -> canBeMade(container, context));
            if (flaws.isEmpty()) {
                context.findRootValueDeserializer(type.type());
            }
            return flaws;
        } catch (JsonProcessingException e) {
            return List.of(new TypeFlaw(type.toString(), e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static boolean canBeMade(JavaType container, DeserializationContext context) {
        try {
            JsonDeserializer<?> found = context.findNonContextualValueDeserializer(container);
            return !(found instanceof AbstractDeserializer)
                    && (!(found instanceof ValueInstantiator.Gettable making)
                            || making.getValueInstantiator() == null
                            || making.getValueInstantiator().canCreateUsingDefault());
        } catch (JsonMappingException e) {
            // What is in it is at fault, and is looked at by itself.
            return true;
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
        BodyErrors errors = new BodyErrors();
        T result = null;
        try (JsonParser tokens = new BodyTokens().of(body).asParser(mapper)) {
            result =
                    reader.withAttribute(Mismatches.KEY, new Mismatches(errors)).readValue(tokens);
        } catch (JsonProcessingException e) {
            // The mapper's own refusals end the reading. After others they may be mere consequences of those.
            if (errors.isEmpty()) {
                errors.refuse(
                        e instanceof JsonMappingException mapping ? WirePath.of(mapping) : WirePath.BODY,
                        BodyError.invalid("Not a valid value"));
            }
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        if (!errors.isEmpty()) {
            throw new UnreadableBodyException(errors.inOrder(type, body), errors, result);
        }
        return result;
    }
}
