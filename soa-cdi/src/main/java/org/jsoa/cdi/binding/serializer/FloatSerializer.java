/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a float as the double that it is on the wire. */
public final class FloatSerializer extends StdSerializer<Float> {

    private static final long serialVersionUID = 1L;

    public FloatSerializer() {
        super(Float.class);
    }

    @Override
    public void serialize(Float value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeNumber(value.doubleValue());
    }
}
