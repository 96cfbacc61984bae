/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Map;

/** Writes a map whole, so that its keys stay what they are: the mapper's own would turn numbers into text. */
public final class MapSerializer extends StdSerializer<Map<?, ?>> {

    private static final long serialVersionUID = 1L;

    public MapSerializer() {
        super(Map.class, false);
    }

    @Override
    public void serialize(Map<?, ?> value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeEmbeddedObject(BodyWriter.of(provider).write(value));
    }
}
