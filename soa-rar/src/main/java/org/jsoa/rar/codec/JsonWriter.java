/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jsoa.message.Amount;

/** Writes JSON byte for byte as Python's {@code json.dumps} does, except that halves of surrogate pairs are replaced. */
final class JsonWriter extends PayloadWriter {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // Jackson's thread locals would outlive the adapter, because the threads belong to the server.
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE, false)
            .characterEscapes(new PythonEscapes())
            .build();

    private static final int INITIAL_CAPACITY = 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(INITIAL_CAPACITY);
    private final JsonGenerator generator;

    JsonWriter(byte[] header) throws IOException {
        bytes.writeBytes(header);
        generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8).setPrettyPrinter(new PythonSeparators());
    }

    @Override
    void startMap(int size) throws IOException {
        generator.writeStartObject();
    }

    @Override
    void finishMap() throws IOException {
        generator.writeEndObject();
    }

    @Override
    void startList(int size) throws IOException {
        generator.writeStartArray();
    }

    @Override
    void finishList() throws IOException {
        generator.writeEndArray();
    }

    @Override
    public void key(WireKey key) throws IOException {
        generator.writeFieldName(key.json());
    }

    @Override
    public void mapKey(Object key) throws IOException, UnserializableValueException {
        generator.writeFieldName(keyText(key));
    }

    private static String keyText(Object key) throws UnserializableValueException {
        if (key == null) {
            return "null";
        }
        if (key instanceof Double || key instanceof Float) {
            return PythonFloat.of(((Number) key).doubleValue());
        }
        if (key instanceof CharSequence text) {
            return WellFormedText.of(text.toString());
        }
        if (key instanceof Boolean
                || key instanceof Long
                || key instanceof Integer
                || key instanceof Short
                || key instanceof Byte
                || key instanceof BigInteger) {
            return key.toString();
        }
        throw new UnserializableValueException(
                "JSON cannot carry a key of type " + key.getClass().getName());
    }

    @Override
    public void nil() throws IOException {
        generator.writeNull();
    }

    @Override
    public void bool(boolean value) throws IOException {
        generator.writeBoolean(value);
    }

    @Override
    public void integer(long value) throws IOException {
        generator.writeNumber(value);
    }

    @Override
    void bigInteger(BigInteger value) throws IOException {
        generator.writeNumber(value);
    }

    @Override
    public void float64(double value) throws IOException {
        generator.writeNumber(PythonFloat.of(value));
    }

    @Override
    public void string(String value) throws IOException {
        generator.writeString(WellFormedText.of(value));
    }

    @Override
    public void bytes(byte[] value) throws UnserializableValueException {
        throw refuseInJson("bytes");
    }

    @Override
    void instant(Instant value) throws UnserializableValueException {
        throw refuseInJson("date-times");
    }

    @Override
    void dateTime(LocalDateTime value) throws UnserializableValueException {
        throw refuseInJson("date-times");
    }

    @Override
    void date(LocalDate value) throws UnserializableValueException {
        throw refuseInJson("dates");
    }

    @Override
    void time(LocalTime value) throws UnserializableValueException {
        throw refuseInJson("times");
    }

    @Override
    void decimal(String text) throws UnserializableValueException {
        throw refuseInJson("decimals");
    }

    @Override
    void amount(Amount value) throws UnserializableValueException {
        throw refuseInJson("amounts");
    }

    private static UnserializableValueException refuseInJson(String what) {
        return new UnserializableValueException("JSON cannot carry " + what);
    }

    @Override
    public byte[] finish() throws IOException {
        generator.close();
        return bytes.toByteArray();
    }

    /** Python also escapes the delete character, which JSON does not require. */
    private static final class PythonEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private static final int DELETE = 0x7f;

        private final int[] escapes = standardAsciiEscapesForJSON();

        PythonEscapes() {
            escapes[DELETE] = ESCAPE_STANDARD;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }

    /** Python puts a space after every colon and comma. */
    private static final class PythonSeparators extends MinimalPrettyPrinter {

        private static final long serialVersionUID = 1L;

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator target) throws IOException {
            target.writeRaw(": ");
        }

        @Override
        public void writeObjectEntrySeparator(JsonGenerator target) throws IOException {
            target.writeRaw(", ");
        }

        @Override
        public void writeArrayValueSeparator(JsonGenerator target) throws IOException {
            target.writeRaw(", ");
        }
    }
}
