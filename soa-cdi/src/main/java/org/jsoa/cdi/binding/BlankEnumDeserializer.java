/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;

/** Takes blank text for an unknown name of an enum, where the mapper would give up the whole body. */
final class BlankEnumDeserializer extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    BlankEnumDeserializer(JsonDeserializer<?> names) {
        super(names);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> names) {
        return new BlankEnumDeserializer(names);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return parser.hasToken(JsonToken.VALUE_STRING) && parser.getText().isBlank()
                ? context.handleWeirdStringValue(handledType(), parser.getText(), "blank")
                : super.deserialize(parser, context);
    }
}
