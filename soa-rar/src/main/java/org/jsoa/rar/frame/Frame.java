/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One element of a Redis list, taken apart: version, headers, and where in the bytes the payload lies.
 *
 * @since 0.1
 */
public final class Frame {

    private final byte[] bytes;
    private final int protocol;
    private final ContentType contentType;
    private final int chunkCount;
    private final int chunkId;
    private final int payloadOffset;

    Frame(byte[] bytes, int protocol, ContentType contentType, int chunkCount, int chunkId, int payloadOffset) {
        this.bytes = bytes;
        this.protocol = protocol;
        this.contentType = contentType;
        this.chunkCount = chunkCount;
        this.chunkId = chunkId;
        this.payloadOffset = payloadOffset;
    }

    /**
     * Takes a frame apart.
     *
     * @param bytes what came off the list; kept, not copied; not null
     * @return the frame
     * @throws UnreadableMessageException if the version is not 1 to 3, or the frame is a chunk without number or count
     */
    public static Frame parse(byte[] bytes) throws UnreadableMessageException {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return new FrameParser(bytes).parse();
    }

    public static void requireVersion(int protocol) {
        if (protocol < 1 || protocol > 3) {
            throw new IllegalArgumentException("there is no version " + protocol + " of the protocol");
        }
    }

    /** Returns what stands before the payload of a frame that is not a chunk. */
    public static byte[] header(int protocol, ContentType contentType) {
        return switch (protocol) {
            case 1 -> new byte[0];
            case 2 -> ascii("content-type:" + contentType.mimeType() + ";");
            default -> ascii("pysoa-redis/" + protocol + "//content-type:" + contentType.mimeType() + ";");
        };
    }

    /** Returns what stands before the payload of a chunk. Chunks exist from version 3 on. */
    public static byte[] chunkHeader(int protocol, ContentType contentType, int chunkCount, int chunkId) {
        return ascii("pysoa-redis/" + protocol + "//content-type:" + contentType.mimeType() + ";chunk-count:"
                + chunkCount + ";chunk-id:" + chunkId + ";");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Returns the version of the protocol.
     *
     * @return 1, 2 or 3
     */
    public int protocol() {
        return protocol;
    }

    /**
     * Returns the content type that the frame names.
     *
     * @return the content type, or null if the frame names none, or one that is not known
     */
    public ContentType contentType() {
        return contentType;
    }

    /**
     * Returns what the payload is: what the frame says, or what the payload looks like where the frame is silent. PySOA takes
     * it for the receiver's default then; but a message is a map, and no map in MessagePack begins as one in JSON does.
     *
     * @return the content type; never null
     */
    public ContentType payloadType() {
        return contentType == null ? lookOfPayload() : contentType;
    }

    private ContentType lookOfPayload() {
        for (int i = payloadOffset; i < bytes.length; i++) {
            if (bytes[i] == '{') {
                return ContentType.JSON;
            }
            if (" \t\r\n".indexOf(bytes[i]) < 0) {
                break;
            }
        }
        return ContentType.MSGPACK;
    }

    /**
     * Tells whether the frame is a chunk of a message.
     *
     * @return whether it says how many chunks there are, be it one
     */
    public boolean isChunk() {
        return chunkCount > 0;
    }

    /**
     * Returns how many chunks make up the message.
     *
     * @return the count, 0 if the frame is not a chunk
     */
    public int chunkCount() {
        return chunkCount;
    }

    /**
     * Returns which chunk of the message this is.
     *
     * @return the number, from 1 to the count; 0 if the frame is not a chunk
     */
    public int chunkId() {
        return chunkId;
    }

    /**
     * Returns the whole frame.
     *
     * @return the bytes themselves, not a copy
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Returns where the payload begins; it goes on to the end of the frame.
     *
     * @return the index of the payload's first byte in {@link #bytes()}
     */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * Returns the size of the payload.
     *
     * @return the size in bytes
     */
    public int payloadLength() {
        return bytes.length - payloadOffset;
    }

    @Override
    public String toString() {
        return "Frame[protocol=" + protocol + ", contentType=" + contentType + ", chunk=" + chunkId + "/" + chunkCount
                + ", payload=" + payloadLength() + " bytes]";
    }
}
