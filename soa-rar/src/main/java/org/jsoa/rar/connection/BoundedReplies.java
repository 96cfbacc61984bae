/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/**
 * What Redis sends, with large values cut. Redis holds values up to 512 MB, and Jedis allocates memory for a value before it
 * reads it: a value of a peer must not use up the heap. All bytes but those of values pass unchanged, in RESP 2.
 */
final class BoundedReplies extends FilterInputStream {

    private static final int END_OF_VALUE = 2;
    private static final int DECIMAL = 10;

    private final int limit;
    private final LongConsumer onCut;

    /** How many bytes pass before anything else happens. */
    private long kept;

    /** How many bytes are dropped after those. */
    private long dropped;

    /** The first byte of the current line; 0 before it. */
    private byte lineType;

    private boolean isNegative;
    private long size;

    /** Where the digits of the size begin in the current buffer; -1 if they began in an earlier one. */
    private int digits;

    /**
     * Creates a stream.
     *
     * @param in what Redis sends
     * @param limit the size in bytes to which larger values are cut
     * @param onCut receives the size of each value that is cut
     */
    BoundedReplies(InputStream in, int limit, LongConsumer onCut) {
        super(in);
        this.limit = limit;
        this.onCut = onCut;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            int count = in.read(buffer, offset, length);
            if (count <= 0) {
                return count;
            }
            int left = filter(buffer, offset, offset + count) - offset;
            if (left > 0) {
                return left;
            }
        }
    }

    /** Moves what is kept to the front; returns its end. */
    private int filter(byte[] buffer, int start, int end) throws IOException {
        digits = -1;
        int from = start;
        int to = start;
        while (from < end) {
            if (kept > 0) {
                int count = (int) Math.min(kept, end - from);
                if (from != to) {
                    System.arraycopy(buffer, from, buffer, to, count);
                }
                from += count;
                to += count;
                kept -= count;
            } else if (dropped > 0) {
                int count = (int) Math.min(dropped, end - from);
                from += count;
                dropped -= count;
                kept = dropped == 0 ? END_OF_VALUE : 0;
            } else {
                buffer[to] = buffer[from];
                from++;
                to++;
                line(buffer, to);
            }
        }
        return to;
    }

    /** Reads a byte of a line, the one before the given end. */
    private void line(byte[] buffer, int end) throws IOException {
        byte next = buffer[end - 1];
        if (lineType == 0) {
            lineType = next;
            size = 0;
            isNegative = false;
            digits = end;
        } else if (next == '\n') {
            if (lineType == '$' && !isNegative) {
                value(buffer, end);
            }
            lineType = 0;
        } else if (lineType == '$' && next == '-') {
            isNegative = true;
        } else if (lineType == '$' && next != '\r') {
            size = DECIMAL * size + next - '0';
        }
    }

    private void value(byte[] buffer, int end) throws IOException {
        if (size <= limit) {
            kept = size + END_OF_VALUE;
            return;
        }
        onCut.accept(size);
        if (digits < 0) {
            // Jedis has read a part of the size already.
            throw new IOException("Redis sent a value of " + size + " bytes");
        }
        int rest = limit;
        for (int index = end - END_OF_VALUE - 1; index >= digits; index--) {
            buffer[index] = (byte) ('0' + rest % DECIMAL);
            rest /= DECIMAL;
        }
        kept = limit;
        dropped = size - limit;
    }
}
