/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes every small integer as the long that it is on the wire. */
public final class IntegerSerializer extends StdSerializer<Number> {

    private static final long serialVersionUID = 1L;

    public IntegerSerializer() {
        super(Number.class);
    }

    @Override
    public void serialize(Number value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeNumber(value.longValue());
    }
}
