/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.rar.frame.MetaKeys;

/** The keys that messages have, found by their bytes. */
final class WireKeyTable {

    /** A power of two, and large enough that hardly two keys share a place; each has at most one there. */
    private static final int PLACES = 256;

    private static final Entry[] ENTRIES = new Entry[PLACES];

    static {
        for (String text : List.of(
                WireKey.REQUEST_ID.text(),
                WireKey.META.text(),
                WireKey.BODY.text(),
                MetaKeys.CLIENT_VERSION,
                MetaKeys.REPLY_TO,
                MetaKeys.EXPIRY,
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
            ENTRIES[place(bytes, 0, bytes.length)] = new Entry(text, bytes);
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
        Entry entry = ENTRIES[place(bytes, offset, length)];
        return entry != null && Arrays.equals(entry.bytes, 0, entry.bytes.length, bytes, offset, offset + length)
                ? entry.text
                : null;
    }

    private static int place(byte[] bytes, int offset, int length) {
        int mixed = length * 31 + bytes[offset] * 7 + bytes[offset + length - 1] * 13 + bytes[offset + length / 2] * 3;
        return mixed & (PLACES - 1);
    }
}
