/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.jsoa.cdi.bodyerror.WirePath;

/** Lets the mapper read a {@link Scalar}. */
final class ScalarDeserializer<T> extends StdDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Scalar<T> scalar;

    ScalarDeserializer(Class<T> type, Scalar<T> scalar) {
        super(type);
        this.scalar = scalar;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        try {
            return scalar.read(value(parser));
        } catch (MismatchException e) {
            Mismatches.of(context).invalid(WirePath.of(parser), e.getMessage());
            parser.skipChildren();
            return null;
        }
    }

    @Override
    public boolean isCachable() {
        return true;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_EMBEDDED_OBJECT -> parser.getEmbeddedObject();
            default -> null;
        };
    }
}
