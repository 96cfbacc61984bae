/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Array;

/** Writes an array of small numbers element by element, so that each becomes the number that it is on the wire. */
public final class NumberArraySerializer extends StdSerializer<Object> {

    private static final long serialVersionUID = 1L;

    public NumberArraySerializer() {
        super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        int length = Array.getLength(value);
        generator.writeStartArray(value, length);
        for (int i = 0; i < length; i++) {
            provider.defaultSerializeValue(Array.get(value, i), generator);
        }
        generator.writeEndArray();
    }
}
