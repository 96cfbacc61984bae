/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Does with a value that no body can hold what the writer in charge says. */
final class ForeignSerializer extends StdSerializer<Object> {

    private static final long serialVersionUID = 1L;

    ForeignSerializer() {
        super(Object.class);
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeEmbeddedObject(BodyWriter.of(provider).foreign(value));
    }
}
