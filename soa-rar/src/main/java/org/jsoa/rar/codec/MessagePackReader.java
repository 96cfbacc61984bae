/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoa.untrusted.KeyCollisions;
import org.msgpack.core.ExtensionTypeHeader;
import org.msgpack.core.MessageFormat;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.core.buffer.MessageBuffer;
import org.msgpack.value.ValueType;

/**
 * Reads MessagePack. Every size is compared with the number of bytes left before memory is allocated for it.
 *
 * <p>A complete value with an invalid content, such as an unknown currency, does not end reading at once. The rest of the message
 * may contain the address for an error response. Reading fails at the end.
 */
final class MessagePackReader implements PayloadReader {

    /** For how many elements memory is allocated before they are read. */
    private static final int TRUSTED_SIZE = 64;

    private final MessageUnpacker unpacker;
    private final int length;
    private final DecodeLimits limits;
    private int elements;
    private int depth;
    private MalformedPayloadException firstFault;

    MessagePackReader(byte[] bytes, int offset, int length, DecodeLimits limits) {
        this.unpacker = MessagePack.newDefaultUnpacker(bytes, offset, length);
        this.length = length;
        this.limits = limits;
    }

    @Override
    public void read(Map<Object, Object> target) throws MalformedPayloadException {
        try {
            if (length == 0) {
                throw new MalformedPayloadException("the payload is empty");
            }
            MessageFormat format = unpacker.getNextFormat();
            if (format.getValueType() != ValueType.MAP) {
                throw new MalformedPayloadException(
                        "the payload is not a map but a MessagePack " + nameOf(format.getValueType()));
            }
            count();
            entries(mapSize(), target);
            if (remaining() > 0) {
                throw new MalformedPayloadException(remaining() + " bytes follow the message");
            }
        } catch (MessagePackException | IOException e) {
            throw new MalformedPayloadException("not MessagePack: " + e.getMessage(), e);
        }
        if (firstFault != null) {
            throw firstFault;
        }
    }

    /** Returns the name that the specification of MessagePack uses. */
    private static String nameOf(ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private long remaining() {
        return length - unpacker.getTotalReadBytes();
    }

    private Object value() throws IOException, MalformedPayloadException {
        count();
        MessageFormat format = unpacker.getNextFormat();
        return switch (format) {
            case NIL -> nil();
            case BOOLEAN -> unpacker.unpackBoolean();
            case UINT64 -> unsigned(unpacker.unpackBigInteger());
            case POSFIXINT, NEGFIXINT, UINT8, UINT16, UINT32, INT8, INT16, INT32, INT64 -> unpacker.unpackLong();
            case FLOAT32, FLOAT64 -> unpacker.unpackDouble();
            case FIXSTR, STR8, STR16, STR32 -> string();
            case BIN8, BIN16, BIN32 -> bytes();
            case FIXARRAY, ARRAY16, ARRAY32 -> list();
            case FIXMAP, MAP16, MAP32 -> map();
            case FIXEXT1, FIXEXT2, FIXEXT4, FIXEXT8, FIXEXT16, EXT8, EXT16, EXT32 -> extension();
            case NEVER_USED -> throw new MalformedPayloadException("not MessagePack: the byte c1");
        };
    }

    private Object nil() throws IOException {
        unpacker.unpackNil();
        return null;
    }

    private Map<Object, Object> map() throws IOException, MalformedPayloadException {
        int size = mapSize();
        Map<Object, Object> map = new LinkedHashMap<>(Math.min(size, TRUSTED_SIZE) * 4 / 3 + 1);
        entries(size, map);
        return map;
    }

    private void count() throws MalformedPayloadException {
        if (++elements > limits.maxElements()) {
            throw new MalformedPayloadException("more than " + limits.maxElements() + " values");
        }
    }

    private static Object unsigned(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private int mapSize() throws IOException, MalformedPayloadException {
        int size = unpacker.unpackMapHeader();
        // Every key and value has at least one byte. A size beyond an int, which is unsigned on the wire, is negative
        // here.
        if (size < 0 || 2L * size > remaining()) {
            throw new MalformedPayloadException("a map claims more entries than there are bytes");
        }
        return size;
    }

    private void entries(int size, Map<Object, Object> target) throws IOException, MalformedPayloadException {
        enter();
        if (size <= KeyCollisions.MOST_OF_A_MESSAGE) {
            for (int index = 0; index < size; index++) {
                Object key = key();
                target.put(key, value());
            }
        } else {
            manyEntries(size, target);
        }
        depth--;
    }

    private void manyEntries(int size, Map<Object, Object> target) throws IOException, MalformedPayloadException {
        KeyCollisions collisions = new KeyCollisions(target.keySet(), KeyCollisions.MOST_OF_A_MESSAGE);
        for (int index = 0; index < size; index++) {
            Object key = key();
            if (!collisions.allows(key)) {
                throw new MalformedPayloadException(
                        "more than " + KeyCollisions.MOST_OF_A_MESSAGE + " keys of a map have the same hash code");
            }
            target.put(key, value());
        }
    }

    private Object key() throws IOException, MalformedPayloadException {
        Object key = unpacker.getNextFormat() == MessageFormat.FIXSTR ? shortText() : value();
        if (key instanceof Map || key instanceof List) {
            fault(new MalformedPayloadException("a map or list is the key of a map"));
            return null;
        }
        return key;
    }

    private List<Object> list() throws IOException, MalformedPayloadException {
        int size = unpacker.unpackArrayHeader();
        if (size < 0 || size > remaining()) {
            throw new MalformedPayloadException("a list claims more elements than there are bytes");
        }
        enter();
        List<Object> list = new ArrayList<>(Math.min(size, TRUSTED_SIZE));
        for (int index = 0; index < size; index++) {
            list.add(value());
        }
        depth--;
        return list;
    }

    private void enter() throws MalformedPayloadException {
        if (++depth > limits.maxDepth()) {
            throw new MalformedPayloadException("nested more than " + limits.maxDepth() + " deep");
        }
    }

    private String string() throws IOException, MalformedPayloadException {
        return decode(payload(unpacker.unpackRawStringHeader()));
    }

    private String decode(MessageBuffer text) {
        try {
            return StrictUtf8.decode(text.array(), text.arrayOffset(), text.size());
        } catch (MalformedPayloadException e) {
            fault(e);
            return null;
        }
    }

    /** Reads a short text. Most are keys of the protocol, for which no new string is made. */
    private String shortText() throws IOException, MalformedPayloadException {
        count();
        MessageBuffer text = payload(unpacker.unpackRawStringHeader());
        String known = WireKeyTable.find(text.array(), text.arrayOffset(), text.size());
        return known == null ? decode(text) : known;
    }

    private byte[] bytes() throws IOException, MalformedPayloadException {
        return payload(unpacker.unpackBinaryHeader()).toByteArray();
    }

    private Object extension() throws IOException, MalformedPayloadException {
        ExtensionTypeHeader header = unpacker.unpackExtensionTypeHeader();
        MessageBuffer content = payload(header.getLength());
        try {
            return ExtensionReader.read(header.getType(), content.sliceAsByteBuffer());
        } catch (MalformedPayloadException e) {
            fault(e);
            return null;
        }
    }

    private MessageBuffer payload(int size) throws IOException, MalformedPayloadException {
        if (size < 0 || size > remaining()) {
            throw new MalformedPayloadException("a value claims more bytes than there are");
        }
        return unpacker.readPayloadAsReference(size);
    }

    private void fault(MalformedPayloadException fault) {
        if (firstFault == null) {
            firstFault = fault;
        }
    }
}
