/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/** Finds keys of the protocol by their bytes, without making a string. */
final class WireKeyTable {

    /** A power of two, large enough that collisions are rare. Of two keys with the same index only the latter is found. */
    private static final int SIZE = 256;

    private static final Entry[] ENTRIES = new Entry[SIZE];

    static {
        for (String text : List.of(
                WireKey.REQUEST_ID.text(),
                WireKey.META.text(),
                WireKey.BODY.text(),
                WireKey.CLIENT_VERSION.text(),
                WireKey.REPLY_TO.text(),
                WireKey.EXPIRY.text(),
                WireKey.CONTROL.text(),
                WireKey.CONTEXT.text(),
                WireKey.ACTIONS.text(),
                WireKey.ACTION.text(),
                WireKey.ERRORS.text(),
                WireKey.CODE.text(),
                WireKey.MESSAGE.text(),
                WireKey.FIELD.text(),
                WireKey.TRACEBACK.text(),
                WireKey.VARIABLES.text(),
                WireKey.DENIED_PERMISSIONS.text(),
                WireKey.IS_CALLER_ERROR.text(),
                JobContext.CORRELATION_ID,
                JobContext.SWITCHES,
                JobContext.CALLING_SERVICE,
                JobControl.CONTINUE_ON_ERROR,
                JobControl.SUPPRESS_RESPONSE)) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            ENTRIES[index(bytes, 0, bytes.length)] = new Entry(text, bytes);
        }
    }

    private WireKeyTable() {}

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Entry(String text, byte[] bytes) {}

    /** Returns the key whose bytes these are, or null. */
    static String find(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return null;
        }
        Entry entry = ENTRIES[index(bytes, offset, length)];
        return entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, offset, offset + length)
                ? entry.text
                : null;
    }

    private static int index(byte[] bytes, int offset, int length) {
        int mixed = length * 31 + bytes[offset] * 7 + bytes[offset + length - 1] * 13 + bytes[offset + length / 2] * 3;
        return mixed & (SIZE - 1);
    }
}
