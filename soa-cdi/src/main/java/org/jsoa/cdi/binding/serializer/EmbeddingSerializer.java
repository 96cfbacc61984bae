/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a value that the wire knows and JSON does not: whole, as it is. */
public final class EmbeddingSerializer extends StdSerializer<Object> {

    private static final long serialVersionUID = 1L;

    public EmbeddingSerializer() {
        super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeEmbeddedObject(value);
    }
}
