/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import com.fasterxml.jackson.databind.module.SimpleModule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Teaches the mapper the values of the wire and the records of the application. */
final class WireValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final String NO_DATETIME = "Not a datetime.datetime instance";

    WireValues() {
        super("org.jsoa");
        setDeserializers(new RecordDeserializers());
        setDeserializerModifier(new OddKeyMaps());

        read(Boolean.class, boolean.class, Scalars.exactly(Boolean.class, "Not a boolean"));
        read(Byte.class, byte.class, Scalars.integer(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue));
        read(Short.class, short.class, Scalars.integer(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue));
        read(Integer.class, int.class, Scalars.integer(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue));
        read(Long.class, long.class, Scalars.integer(Long.MIN_VALUE, Long.MAX_VALUE, number -> number));
        read(Double.class, double.class, Scalars::floating);
        read(Float.class, float.class, value -> Scalars.floating(value).floatValue());
        read(String.class, Scalars.exactly(String.class, "Not a unicode string"));
        read(BigInteger.class, Scalars::bigInteger);
        read(BigDecimal.class, Scalars::decimal);
        read(byte[].class, Scalars.exactly(byte[].class, "Not a byte string"));
        read(LocalDateTime.class, Scalars.orText(LocalDateTime.class, LocalDateTime::parse, NO_DATETIME));
        read(
                Instant.class,
                Scalars.orText(Instant.class, text -> OffsetDateTime.parse(text).toInstant(), NO_DATETIME));
        read(LocalDate.class, Scalars.orText(LocalDate.class, LocalDate::parse, "Not a datetime.date instance"));
        read(LocalTime.class, Scalars.orText(LocalTime.class, LocalTime::parse, "Not a datetime.time instance"));
        read(Amount.class, Scalars.exactly(Amount.class, "Not an amount"));
        read(SpecialDecimal.class, Scalars.exactly(SpecialDecimal.class, "Not a special decimal"));

        IntegerSerializer integers = new IntegerSerializer();
        addSerializer(Byte.class, integers);
        addSerializer(byte.class, integers);
        addSerializer(Short.class, integers);
        addSerializer(short.class, integers);
        addSerializer(Integer.class, integers);
        addSerializer(int.class, integers);
        addSerializer(Float.class, new FloatSerializer());
        addSerializer(float.class, new FloatSerializer());
        NumberArraySerializer numbers = new NumberArraySerializer();
        addSerializer(short[].class, numbers);
        addSerializer(int[].class, numbers);
        addSerializer(float[].class, numbers);
        EmbeddingSerializer embedding = new EmbeddingSerializer();
        for (Class<?> type : BodyWriter.EMBEDDED) {
            addSerializer(type, embedding);
        }
        addSerializer(new MapSerializer());
    }

    @Override
    public void setupModule(SetupContext context) {
        // Asked the later, the sooner it is added.
        context.addSerializers(new ForeignValues());
        super.setupModule(context);
    }

    private <T> void read(Class<T> type, Scalar<T> scalar) {
        addDeserializer(type, new ScalarDeserializer<>(type, scalar));
    }

    private <T> void read(Class<T> type, Class<T> primitive, Scalar<T> scalar) {
        read(type, scalar);
        read(primitive, scalar);
    }
}
