/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.util.ClassUtil;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Takes what no body can hold from the mapper, whose own way would be to write down whatever getters it finds, of an entity
 * its secrets too.
 */
public final class ForeignValues extends Serializers.Base {

    private static final Set<Class<?>> WRITTEN = Set.of(
            BigInteger.class,
            UUID.class,
            URI.class,
            URL.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class);

    private final ForeignSerializer foreign = new ForeignSerializer();

    @Override
    public JsonSerializer<?> findSerializer(SerializationConfig config, JavaType type, BeanDescription description) {
        return type.isReferenceType() || isWritten(type.getRawClass()) ? null : foreign;
    }

    private static boolean isWritten(Class<?> type) {
        return type.isRecord()
                || ClassUtil.isEnumType(type)
                || ClassUtil.primitiveType(type) != null
                || type.isPrimitive()
                || CharSequence.class.isAssignableFrom(type)
                || WRITTEN.contains(type);
    }
}
