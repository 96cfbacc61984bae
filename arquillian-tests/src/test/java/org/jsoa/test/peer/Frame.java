/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.peer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One element of a list in Redis. */
public final class Frame {

    private static final Pattern FORM = Pattern.compile("(?:pysoa-redis/(?<version>\\d+)//)?"
            + "(?:content-type:(?<type>[^;]+);)?(?:chunk-count:(?<chunks>\\d+);chunk-id:\\d+;)?");

    private final byte[] bytes;
    private final Matcher head;

    private Frame(byte[] bytes) {
        this.bytes = bytes;
        this.head = FORM.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("no frame");
        }
    }

    /** Creates a frame of its bytes. */
    public static Frame of(byte[] bytes) {
        return new Frame(bytes.clone());
    }

    /** Returns all bytes of the frame. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the version of the protocol, in digits. */
    public String version() {
        if (head.group("version") != null) {
            return head.group("version");
        }
        return head.group("type") == null ? "1" : "2";
    }

    /** Returns whether the payload is JSON rather than MessagePack. */
    public boolean isJson() {
        return head.group("type") == null
                ? bytes[head.end()] == '{'
                : head.group("type").equals("application/json");
    }

    /** Returns how many frames make up the message. */
    public int chunks() {
        return head.group("chunks") == null ? 1 : Integer.parseInt(head.group("chunks"));
    }

    /** Joins the payloads of the chunks of one message. */
    public static byte[] payload(List<Frame> chunks) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (Frame chunk : chunks) {
            whole.writeBytes(Arrays.copyOfRange(chunk.bytes, chunk.head.end(), chunk.bytes.length));
        }
        return whole.toByteArray();
    }
}
