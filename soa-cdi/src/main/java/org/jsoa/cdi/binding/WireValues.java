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
import java.util.Map;
import org.jsoa.cdi.binding.serializer.BodyWriter;
import org.jsoa.cdi.binding.serializer.EmbeddingSerializer;
import org.jsoa.cdi.binding.serializer.FloatSerializer;
import org.jsoa.cdi.binding.serializer.ForeignValues;
import org.jsoa.cdi.binding.serializer.IntegerSerializer;
import org.jsoa.cdi.binding.serializer.MapSerializer;
import org.jsoa.cdi.binding.serializer.NumberArraySerializer;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Teaches the mapper the values of the wire and the records of the application. */
final class WireValues extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private static final String NO_DATETIME = "Not a datetime.datetime instance";

    /** How single values are read, by the class that they are read as. */
    static final Map<Class<?>, Scalar<?>> SCALARS = Map.ofEntries(
            Map.entry(Boolean.class, Scalars.exactly(Boolean.class, "Not a boolean")),
            Map.entry(Byte.class, Scalars.integer(Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue)),
            Map.entry(Short.class, Scalars.integer(Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue)),
            Map.entry(Integer.class, Scalars.integer(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue)),
            Map.entry(Long.class, Scalars.integer(Long.MIN_VALUE, Long.MAX_VALUE, number -> number)),
            Map.entry(Double.class, (Scalar<Double>) Scalars::floating),
            Map.entry(Float.class, (Scalar<Float>)
                    value -> Scalars.floating(value).floatValue()),
            Map.entry(Number.class, Scalars.exactly(Number.class, "Not a float")),
            Map.entry(String.class, Scalars.TEXT),
            Map.entry(BigInteger.class, (Scalar<BigInteger>) Scalars::bigInteger),
            Map.entry(BigDecimal.class, (Scalar<BigDecimal>) Scalars::decimal),
            Map.entry(byte[].class, Scalars.exactly(byte[].class, "Not a byte string")),
            Map.entry(LocalDateTime.class, Scalars.orText(LocalDateTime.class, LocalDateTime::parse, NO_DATETIME)),
            Map.entry(
                    Instant.class,
                    Scalars.orText(
                            Instant.class, text -> OffsetDateTime.parse(text).toInstant(), NO_DATETIME)),
            Map.entry(
                    LocalDate.class, Scalars.orText(LocalDate.class, LocalDate::parse, "Not a datetime.date instance")),
            Map.entry(
                    LocalTime.class, Scalars.orText(LocalTime.class, LocalTime::parse, "Not a datetime.time instance")),
            Map.entry(Amount.class, Scalars.exactly(Amount.class, "Not an amount")),
            Map.entry(SpecialDecimal.class, Scalars.exactly(SpecialDecimal.class, "Not a special decimal")));

    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            boolean.class, Boolean.class,
            byte.class, Byte.class,
            short.class, Short.class,
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            float.class, Float.class);

    WireValues() {
        super("org.jsoa");
        setDeserializers(new RecordDeserializers());
        setDeserializerModifier(new OwnDeserializers());

        SCALARS.forEach(this::read);
        PRIMITIVES.forEach((primitive, boxed) -> read(primitive, SCALARS.get(boxed)));

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

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void read(Class<?> type, Scalar<?> scalar) {
        addDeserializer((Class) type, new ScalarDeserializer(type, scalar));
    }
}
