/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.Map;

/**
 * Reads bodies into one record.
 *
 * @since 0.1
 */
public final class BodyReader {

    private final ObjectMapper mapper;
    private final ObjectReader reader;
    private final WireType type;

    BodyReader(ObjectMapper mapper, WireType type) {
        this.mapper = mapper;
        this.type = type;
        this.reader = mapper.readerFor(type.type());
        checkThatItCanBeRead();
    }

    /** Lets the mapper fail now rather than at the first body. */
    private void checkThatItCanBeRead() {
        try (TokenBuffer nothing = new TokenBuffer(null, false);
                JsonParser parser = nothing.asParser(mapper)) {
            ((DefaultDeserializationContext) mapper.getDeserializationContext())
                    .createInstance(mapper.getDeserializationConfig(), parser, null)
                    .findRootValueDeserializer(type.type());
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
    public Object read(Map<String, Object> body) {
        BodyErrors errors = new BodyErrors();
        Object result = null;
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
