/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding.serializer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;

/** Turns what actions return into values of the wire, however deep the records are inside maps and lists. */
public final class BodyWriter {

    /** The values of the wire that JSON does not have. */
    public static final Set<Class<?>> EMBEDDED = Set.of(
            byte[].class,
            BigDecimal.class,
            LocalDateTime.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            Amount.class,
            SpecialDecimal.class);

    private static final Set<Class<?>> PLAIN =
            Set.of(String.class, Boolean.class, Long.class, BigInteger.class, Double.class);

    private final UnaryOperator<Object> foreign;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    private BodyWriter(ObjectMapper mapper, UnaryOperator<Object> foreign) {
        this.foreign = foreign;
        writer = mapper.writer().withAttribute(BodyWriter.class, this);
        reader = mapper.readerFor(Object.class);
    }

    /** Makes a writer that refuses what no body can hold. */
    public static BodyWriter refusing(ObjectMapper mapper) {
        return new BodyWriter(mapper, value -> {
            throw new IllegalArgumentException(
                    "a value of type " + value.getClass().getName() + " cannot travel");
        });
    }

    /** Makes a writer that leaves what no body can hold as it is. */
    public static BodyWriter handingOn(ObjectMapper mapper) {
        return new BodyWriter(mapper, UnaryOperator.identity());
    }

    static BodyWriter of(SerializerProvider provider) {
        return (BodyWriter) provider.getAttribute(BodyWriter.class);
    }

    public Object write(Object value) {
        if (value == null || PLAIN.contains(value.getClass()) || EMBEDDED.contains(value.getClass())) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float number) {
            return number.doubleValue();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> written = new LinkedHashMap<>();
            map.forEach((key, element) -> written.put(write(key), write(element)));
            return written;
        }
        if (value instanceof Collection<?> collection) {
            List<Object> written = new ArrayList<>(collection.size());
            collection.forEach(element -> written.add(write(element)));
            return written;
        }
        return map(value);
    }

    /** Says what becomes of a value that no body can hold. */
    Object foreign(Object value) {
        return foreign.apply(value);
    }

    private Object map(Object value) {
        try (TokenBuffer tokens = new TokenBuffer(null, false)) {
            writer.writeValue(tokens, value);
            return reader.readValue(tokens.asParser());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " cannot be sent: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }
}
