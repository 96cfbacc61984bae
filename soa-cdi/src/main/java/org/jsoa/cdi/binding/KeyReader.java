/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;

/** Reads the keys of maps as one Java type. */
@FunctionalInterface
interface KeyReader {

    /**
     * Reads a key.
     *
     * @param key the key as it came
     * @param context what reads the map
     * @return the key; null if the mapper has refused it
     * @throws MismatchException if it is not of the type
     */
    Object read(Object key, DeserializationContext context) throws MismatchException, IOException;

    /** Finds the reader for a type, or fails if no key can be of that type. */
    static KeyReader of(JavaType type, DeserializationContext context) throws JsonMappingException {
        Class<?> raw = type.getRawClass();
        if (raw == Object.class) {
            return (key, at) -> key;
        }
        Scalar<?> scalar = WireValues.SCALARS.get(raw);
        if (scalar != null) {
            return (key, at) -> scalar.read(key instanceof String text ? Scalars.ofText(text, raw) : key);
        }
        KeyDeserializer ofText = context.findKeyDeserializer(type, null);
        return raw.isEnum()
                ? (key, at) -> ofText.deserializeKey(String.valueOf(key), at)
                : (key, at) -> ofText.deserializeKey(Scalars.TEXT.read(key), at);
    }
}
