/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.MapType;
import java.io.IOException;
import java.util.Map;

/** Reads a map that came whole because its keys are not text: as it is where any key will do, else key by key. */
final class OddKeyMapDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private final MapType type;

    OddKeyMapDeserializer(MapType type, JsonDeserializer<?> delegate) {
        super(delegate);
        this.type = type;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> newDelegatee) {
        return new OddKeyMapDeserializer(type, newDelegatee);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)
                || !(parser.getEmbeddedObject() instanceof Map<?, ?> map)) {
            return super.deserialize(parser, context);
        }
        if (type.getKeyType().isJavaLangObject() && type.getContentType().isJavaLangObject()) {
            return map;
        }
        Mismatches below = Mismatches.of(context).below(Mismatches.pointer(parser.getParsingContext()));
        ObjectMapper mapper = (ObjectMapper) parser.getCodec();
        try (JsonParser entries = new BodyTokens().of(map).asParser(mapper)) {
            return mapper.readerFor(type).withAttribute(Mismatches.KEY, below).readValue(entries);
        }
    }
}
