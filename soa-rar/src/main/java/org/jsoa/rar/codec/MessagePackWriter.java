/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jsoa.message.Amount;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes MessagePack in the smallest formats, as PySOA does. Unlike PySOA, it writes date-times to the exact microsecond. */
final class MessagePackWriter extends PayloadWriter {

    /** Enough for most messages. The default is sixteen times as large, and would be most of the memory that a call allocates. */
    private static final MessagePack.PackerConfig CONFIG = new MessagePack.PackerConfig().withBufferSize(512);

    private final MessageBufferPacker packer = CONFIG.newBufferPacker();

    MessagePackWriter(byte[] header) throws IOException {
        packer.writePayload(header);
    }

    @Override
    void startMap(int size) throws IOException {
        packer.packMapHeader(size);
    }

    @Override
    void finishMap() {
        // A map in MessagePack begins with its size and has no end mark.
    }

    @Override
    void startList(int size) throws IOException {
        packer.packArrayHeader(size);
    }

    @Override
    void finishList() {
        // As for maps.
    }

    @Override
    public void key(WireKey key) throws IOException {
        packer.writePayload(key.messagePack());
    }

    @Override
    public void mapKey(Object key) throws IOException, UnserializableValueException {
        if (key instanceof Map || key instanceof List || key instanceof Object[]) {
            throw new UnserializableValueException("a map or list cannot be a key");
        }
        value(key);
    }

    @Override
    public void nil() throws IOException {
        packer.packNil();
    }

    @Override
    public void bool(boolean value) throws IOException {
        packer.packBoolean(value);
    }

    @Override
    public void integer(long value) throws IOException {
        packer.packLong(value);
    }

    @Override
    void bigInteger(BigInteger value) throws IOException, UnserializableValueException {
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw new UnserializableValueException("an integer must lie between -2^63 and 2^64-1");
        }
        packer.packBigInteger(value);
    }

    @Override
    public void float64(double value) throws IOException {
        packer.packDouble(value);
    }

    @Override
    public void string(String value) throws IOException {
        byte[] text = WellFormedText.of(value).getBytes(StandardCharsets.UTF_8);
        packer.packRawStringHeader(text.length);
        packer.writePayload(text);
    }

    @Override
    public void bytes(byte[] value) throws IOException {
        packer.packBinaryHeader(value.length);
        packer.writePayload(value);
    }

    @Override
    void instant(Instant value) throws IOException, UnserializableValueException {
        microseconds(ExtensionCode.DATE_TIME_UTC, value);
    }

    @Override
    void dateTime(LocalDateTime value) throws IOException, UnserializableValueException {
        microseconds(ExtensionCode.DATE_TIME, value.toInstant(ZoneOffset.UTC));
    }

    private void microseconds(byte code, Instant value) throws IOException, UnserializableValueException {
        if (value.getEpochSecond() < ExtensionCode.FIRST_MICROSECOND / ExtensionCode.MICROS_PER_SECOND
                || value.getEpochSecond() > ExtensionCode.LAST_MICROSECOND / ExtensionCode.MICROS_PER_SECOND) {
            throw yearOutOfRange();
        }
        byte[] content = new byte[ExtensionCode.DATE_TIME_BYTES];
        ByteBuffer.wrap(content)
                .putLong(value.getEpochSecond() * ExtensionCode.MICROS_PER_SECOND
                        + value.getNano() / ExtensionCode.NANOS_PER_MICRO);
        extension(code, content);
    }

    @Override
    void date(LocalDate value) throws IOException, UnserializableValueException {
        if (value.getYear() < 1 || value.getYear() > ExtensionCode.MAX_YEAR) {
            throw yearOutOfRange();
        }
        byte[] content = new byte[ExtensionCode.DATE_BYTES];
        ByteBuffer.wrap(content)
                .putShort((short) value.getYear())
                .put((byte) value.getMonthValue())
                .put((byte) value.getDayOfMonth());
        extension(ExtensionCode.DATE, content);
    }

    private static UnserializableValueException yearOutOfRange() {
        return new UnserializableValueException("the year must lie between 1 and " + ExtensionCode.MAX_YEAR);
    }

    @Override
    void time(LocalTime value) throws IOException {
        byte[] content = new byte[ExtensionCode.TIME_BYTES];
        ByteBuffer.wrap(content)
                .put((byte) value.getHour())
                .put((byte) value.getMinute())
                .put((byte) value.getSecond())
                .putInt(value.getNano() / ExtensionCode.NANOS_PER_MICRO);
        extension(ExtensionCode.TIME, content);
    }

    @Override
    void decimal(String text) throws IOException, UnserializableValueException {
        if (text.length() > ExtensionCode.DECIMAL_MAX_CHARACTERS) {
            throw new UnserializableValueException("a decimal of " + text.length() + " characters is longer than the "
                    + ExtensionCode.DECIMAL_MAX_CHARACTERS + " allowed");
        }
        byte[] content = new byte[ExtensionCode.DECIMAL_LENGTH_BYTES + text.length()];
        ByteBuffer.wrap(content).putShort((short) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        extension(ExtensionCode.DECIMAL, content);
    }

    @Override
    void amount(Amount value) throws IOException, UnserializableValueException {
        if (!Currencies.isKnown(value.currency())) {
            throw new UnserializableValueException("PySOA does not know the currency " + value.currency());
        }
        byte[] content = new byte[ExtensionCode.AMOUNT_BYTES];
        ByteBuffer.wrap(content)
                .put(value.currency().getBytes(StandardCharsets.US_ASCII))
                .putLong(value.minorUnits());
        extension(ExtensionCode.AMOUNT, content);
    }

    private void extension(byte code, byte[] content) throws IOException {
        packer.packExtensionTypeHeader(code, content.length);
        packer.writePayload(content);
    }

    @Override
    public byte[] finish() {
        return packer.toByteArray();
    }
}
