/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import java.io.IOException;
import java.util.Map;
import org.jsoa.cdi.bodyerror.WirePath;

/** A map that came to the mapper whole, since not all of its keys are text, which JSON does not have. */
final class WholeMap {

    private final JsonParser parser;
    private final DeserializationContext context;

    /** Reads a map whose entries the parser goes through. */
    @FunctionalInterface
    interface Reading {
        Object read(JsonParser parser, DeserializationContext context) throws IOException;
    }

    private WholeMap(JsonParser parser, DeserializationContext context) {
        this.parser = parser;
        this.context = context;
    }

    /** Returns the map that the parser has come to, or null if that is something else. */
    static Map<?, ?> at(JsonParser parser) throws IOException {
        return parser.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT) && parser.getEmbeddedObject() instanceof Map<?, ?> map
                ? map
                : null;
    }

    static WholeMap in(JsonParser parser, DeserializationContext context) {
        return new WholeMap(parser, context);
    }

    /** Has entries read as those of any other map, under the text of their keys. What does not fit is said of this place. */
    Object read(Map<?, ?> entries, Reading reading) throws IOException {
        try (JsonParser inside = new BodyTokens().of(entries).asParser(parser.getCodec())) {
            DeserializationContext ofInside =
                    ((DefaultDeserializationContext) context).createInstance(context.getConfig(), inside, null);
            ofInside.setAttribute(Mismatches.KEY, Mismatches.of(context).below(WirePath.of(parser)));
            inside.nextToken();
            return reading.read(inside, ofInside);
        }
    }
}
