/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One element of a Redis list: the protocol version, the headers and the position of the payload.
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
     * Parses a frame.
     *
     * @param bytes the element of the list; not copied; not null
     * @return the frame
     * @throws MalformedFrameException if the version is not 1 to 3, or the headers of a chunk are not valid
     */
    public static Frame parse(byte[] bytes) throws MalformedFrameException {
        Objects.requireNonNull(bytes, "bytes must not be null");
        return new FrameParser(bytes).parse();
    }

    /**
     * Checks a protocol version.
     *
     * @param protocol the version
     * @throws IllegalArgumentException if there is no such version
     */
    public static void requireVersion(int protocol) {
        if (protocol < 1 || protocol > 3) {
            throw new IllegalArgumentException("there is no version " + protocol + " of the protocol");
        }
    }

    /**
     * Returns the header of a frame that is not a chunk.
     *
     * @param protocol the protocol version, 1 to 3
     * @param contentType the content type of the payload; not null
     * @return the bytes before the payload
     */
    public static byte[] header(int protocol, ContentType contentType) {
        return switch (protocol) {
            case 1 -> new byte[0];
            case 2 -> ascii("content-type:" + contentType.mimeType() + ";");
            default -> ascii("pysoa-redis/" + protocol + "//content-type:" + contentType.mimeType() + ";");
        };
    }

    /**
     * Returns the header of a chunk.
     *
     * @param protocol the protocol version; chunks exist from version 3 on
     * @param contentType the content type of the payload; not null
     * @param chunkCount how many chunks there are
     * @param chunkId the number of the chunk, from 1 to the count
     * @return the bytes before the payload
     */
    public static byte[] chunkHeader(int protocol, ContentType contentType, int chunkCount, int chunkId) {
        return ascii("pysoa-redis/" + protocol + "//content-type:" + contentType.mimeType() + ";chunk-count:"
                + chunkCount + ";chunk-id:" + chunkId + ";");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Returns the protocol version.
     *
     * @return 1, 2 or 3
     */
    public int protocol() {
        return protocol;
    }

    /**
     * Returns the content type in the header.
     *
     * @return the content type; null if the header has none, or one that is not known
     */
    public ContentType contentType() {
        return contentType;
    }

    /**
     * Returns the content type of the payload. Without a content type in the header, the first byte of the payload decides: a
     * message is a map, and no map in MessagePack begins like a map in JSON. PySOA uses the receiver's default in this case.
     *
     * @return the content type; never null
     */
    public ContentType payloadType() {
        return contentType == null ? contentTypeOfPayload() : contentType;
    }

    private ContentType contentTypeOfPayload() {
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
     * Returns whether the frame is a chunk of a message.
     *
     * @return whether the header has a chunk count, which may be 1
     */
    public boolean isChunk() {
        return chunkCount > 0;
    }

    /**
     * Returns how many chunks the message has.
     *
     * @return the count, 0 if the frame is not a chunk
     */
    public int chunkCount() {
        return chunkCount;
    }

    /**
     * Returns the number of this chunk.
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
     * Returns where the payload begins. It ends at the end of the frame.
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
