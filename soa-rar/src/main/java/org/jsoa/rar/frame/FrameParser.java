/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Parses one frame as PySOA's two regular expressions do. A frame begins with an optional version. The headers follow in any
 * order, with optional white space before and inside them. If a header occurs twice, the last one counts.
 */
final class FrameParser {

    private static final byte[] MARKER = ascii("pysoa-redis/");
    private static final byte[] CONTENT_TYPE = ascii("content-type");
    private static final byte[] CHUNK_COUNT = ascii("chunk-count");
    private static final byte[] CHUNK_ID = ascii("chunk-id");

    /** The number of digits that always fit into an int. */
    private static final int MAX_DIGITS = 9;

    private final byte[] bytes;
    private int position;
    private ContentType contentType;
    private String chunkCount;
    private String chunkId;

    FrameParser(byte[] bytes) {
        this.bytes = bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    Frame parse() throws MalformedFrameException {
        int protocol = version();
        boolean more = true;
        while (more) {
            more = header();
        }
        if (chunkCount == null) {
            return new Frame(bytes, protocol, contentType, 0, 0, position);
        }
        if (chunkId == null) {
            throw new MalformedFrameException("chunk without the header chunk-id");
        }
        int count = number("chunk-count", chunkCount);
        int id = number("chunk-id", chunkId);
        if (id < 1 || id > count) {
            throw new MalformedFrameException("chunk-id " + id + " is not between 1 and chunk-count " + count);
        }
        return new Frame(bytes, protocol, contentType, count, id, position);
    }

    private int version() throws MalformedFrameException {
        if (startsWith(MARKER, 0)) {
            int start = MARKER.length;
            int end = start;
            while (end < bytes.length && isDigit(bytes[end])) {
                end++;
            }
            if (end > start && end + 1 < bytes.length && bytes[end] == '/' && bytes[end + 1] == '/') {
                int firstNonZero = start;
                while (firstNonZero < end && bytes[firstNonZero] == '0') {
                    firstNonZero++;
                }
                if (end - firstNonZero != 1 || bytes[firstNonZero] > '3') {
                    throw new MalformedFrameException(
                            "unknown version of the protocol: " + text(start, Math.min(end, start + MAX_DIGITS)));
                }
                position = end + 2;
                return bytes[firstNonZero] - '0';
            }
        }
        return startsWith(CONTENT_TYPE, 0) ? 2 : 1;
    }

    /** Reads the header at the position and advances. Returns false without advancing if there is none. */
    private boolean header() {
        int nameStart = skipSpace(position);
        byte[] name = headerName(nameStart);
        if (name == null) {
            return false;
        }
        int colon = skipSpace(nameStart + name.length);
        if (colon >= bytes.length || bytes[colon] != ':') {
            return false;
        }
        int valueStart = skipSpace(colon + 1);
        int valueEnd = valueStart;
        while (valueEnd < bytes.length && isValueByte(bytes[valueEnd])) {
            valueEnd++;
        }
        int end = skipSpace(valueEnd);
        if (valueEnd == valueStart || end >= bytes.length || bytes[end] != ';') {
            return false;
        }
        keep(name, text(valueStart, valueEnd));
        position = end + 1;
        return true;
    }

    private byte[] headerName(int start) {
        if (startsWith(CONTENT_TYPE, start)) {
            return CONTENT_TYPE;
        }
        if (startsWith(CHUNK_COUNT, start)) {
            return CHUNK_COUNT;
        }
        return startsWith(CHUNK_ID, start) ? CHUNK_ID : null;
    }

    private void keep(byte[] name, String value) {
        if (name == CONTENT_TYPE) {
            contentType = ContentType.ofMimeType(value).orElse(null);
        } else if (name == CHUNK_COUNT) {
            chunkCount = value;
        } else {
            chunkId = value;
        }
    }

    private static int number(String header, String value) throws MalformedFrameException {
        if (value.length() > MAX_DIGITS || !value.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new MalformedFrameException("the header " + header + " is not a number: \""
                    + value.substring(0, Math.min(value.length(), 2 * MAX_DIGITS)) + "\"");
        }
        return Integer.parseInt(value);
    }

    private boolean startsWith(byte[] prefix, int from) {
        return bytes.length - from >= prefix.length
                && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private int skipSpace(int from) {
        int index = from;
        while (index < bytes.length && isSpace(bytes[index])) {
            index++;
        }
        return index;
    }

    private String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    /** The white space of Python's {@code \s} on bytes: tab, line feed, vertical tab, form feed, return, space. */
    private static boolean isSpace(byte value) {
        return value == ' ' || (value >= '\t' && value <= '\r');
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }

    private static boolean isValueByte(byte value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || isDigit(value)
                || value == '_'
                || value == '/'
                || value == '.'
                || value == '-';
    }
}
