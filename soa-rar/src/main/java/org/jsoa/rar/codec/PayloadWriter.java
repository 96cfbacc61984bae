/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;
import org.jsoa.message.SpecialDecimal;
import org.jsoa.rar.frame.ContentType;

/**
 * Writes one frame. This class decides which Java types can be serialized. Its subclasses decide how each is written.
 *
 * @since 0.1
 */
public abstract sealed class PayloadWriter permits MessagePackWriter, JsonWriter {

    private int depth;

    /** Starts a frame with its header. */
    public static PayloadWriter open(ContentType type, byte[] header) throws IOException {
        return switch (type) {
            case MSGPACK -> new MessagePackWriter(header);
            case JSON -> new JsonWriter(header);
        };
    }

    public final void beginMap(int size) throws IOException, UnserializableValueException {
        enter();
        startMap(size);
    }

    public final void endMap() throws IOException {
        depth--;
        finishMap();
    }

    public final void beginList(int size) throws IOException, UnserializableValueException {
        enter();
        startList(size);
    }

    public final void endList() throws IOException {
        depth--;
        finishList();
    }

    private void enter() throws UnserializableValueException {
        if (++depth > DecodeLimits.DEEPEST) {
            throw new UnserializableValueException("nested more than " + DecodeLimits.DEEPEST + " deep");
        }
    }

    public final void value(Object value) throws IOException, UnserializableValueException {
        if (value == null) {
            nil();
        } else if (value instanceof String text) {
            string(text);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Boolean bool) {
            bool(bool);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof CharSequence text) {
            string(text.toString());
        } else if (value instanceof Object[] array) {
            list(Arrays.asList(array));
        } else {
            extended(value);
        }
    }

    private void number(Number number) throws IOException, UnserializableValueException {
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            integer(number.longValue());
        } else if (number instanceof Double || number instanceof Float) {
            float64(number.doubleValue());
        } else if (number instanceof BigDecimal decimal) {
            decimal(decimal.toString());
        } else if (number instanceof BigInteger integer) {
            if (integer.bitLength() < Long.SIZE) {
                integer(integer.longValue());
            } else {
                bigInteger(integer);
            }
        } else {
            throw refuse(number);
        }
    }

    private void extended(Object value) throws IOException, UnserializableValueException {
        if (value instanceof byte[] bytes) {
            bytes(bytes);
        } else if (value instanceof Instant instant) {
            instant(instant);
        } else if (value instanceof LocalDateTime dateTime) {
            dateTime(dateTime);
        } else if (value instanceof LocalDate date) {
            date(date);
        } else if (value instanceof LocalTime time) {
            time(time);
        } else if (value instanceof Amount amount) {
            amount(amount);
        } else if (value instanceof SpecialDecimal decimal) {
            decimal(decimal.text());
        } else {
            throw refuse(value);
        }
    }

    static UnserializableValueException refuse(Object value) {
        return new UnserializableValueException(
                "a value of type " + value.getClass().getName() + " cannot travel");
    }

    public final void map(Map<?, ?> map) throws IOException, UnserializableValueException {
        beginMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            try {
                mapKey(entry.getKey());
                value(entry.getValue());
            } catch (UnserializableValueException e) {
                throw e.inside(entry.getKey());
            }
        }
        endMap();
    }

    public final void list(List<?> list) throws IOException, UnserializableValueException {
        beginList(list.size());
        int index = 0;
        for (Object element : list) {
            try {
                value(element);
            } catch (UnserializableValueException e) {
                throw e.inside(index);
            }
            index++;
        }
        endList();
    }

    abstract void startMap(int size) throws IOException;

    abstract void finishMap() throws IOException;

    abstract void startList(int size) throws IOException;

    abstract void finishList() throws IOException;

    public abstract void key(WireKey key) throws IOException;

    public abstract void mapKey(Object key) throws IOException, UnserializableValueException;

    public abstract void nil() throws IOException;

    public abstract void bool(boolean value) throws IOException;

    public abstract void integer(long value) throws IOException;

    abstract void bigInteger(BigInteger value) throws IOException, UnserializableValueException;

    public abstract void float64(double value) throws IOException;

    /** Writes a text. Half of a surrogate pair is replaced. */
    public abstract void string(String value) throws IOException;

    public abstract void bytes(byte[] value) throws IOException, UnserializableValueException;

    abstract void instant(Instant value) throws IOException, UnserializableValueException;

    abstract void dateTime(LocalDateTime value) throws IOException, UnserializableValueException;

    abstract void date(LocalDate value) throws IOException, UnserializableValueException;

    abstract void time(LocalTime value) throws IOException, UnserializableValueException;

    abstract void decimal(String text) throws IOException, UnserializableValueException;

    abstract void amount(Amount value) throws IOException, UnserializableValueException;

    /** Ends the frame and returns it, header and payload. */
    public abstract byte[] finish() throws IOException;
}
