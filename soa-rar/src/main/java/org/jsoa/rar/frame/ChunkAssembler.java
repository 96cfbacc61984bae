/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.util.Arrays;
import java.util.Optional;

/**
 * Puts the chunks of a response together, in the order in which they are on the reply list. Interleaved chunks of several
 * responses cannot be told apart, therefore each chunked response needs a reply list of its own. For one thread at a time.
 *
 * @since 0.1
 */
public final class ChunkAssembler {

    private final int maxBytes;
    private final int maxChunks;
    private Frame first;
    private byte[] payload;
    private int size;
    private int nextId = 1;

    /**
     * Creates an assembler.
     *
     * @param maxBytes the largest response that is put together, in bytes
     * @param maxChunks the greatest number of chunks
     * @throws IllegalArgumentException if one of them is not positive
     */
    public ChunkAssembler(int maxBytes, int maxChunks) {
        if (maxBytes < 1 || maxChunks < 1) {
            throw new IllegalArgumentException(
                    "maxBytes and maxChunks must be positive, but are " + maxBytes + " and " + maxChunks);
        }
        this.maxBytes = maxBytes;
        this.maxChunks = maxChunks;
    }

    /**
     * Adds the next chunk.
     *
     * @param chunk a frame that is a chunk; not null
     * @return the whole response with its last chunk, before that empty. After the last chunk a new response can begin.
     * @throws MalformedFrameException if the chunk does not follow the chunk before it, or the response is too large. The
     *     chunks received before are dropped. A chunk that begins another response is kept.
     * @throws IllegalArgumentException if the frame is not a chunk
     */
    public Optional<Frame> add(Frame chunk) throws MalformedFrameException {
        if (!chunk.isChunk()) {
            throw new IllegalArgumentException("not a chunk: " + chunk);
        }
        if (chunk.chunkCount() > maxChunks) {
            clear();
            throw new MalformedFrameException(
                    "a response of " + chunk.chunkCount() + " chunks, more than the " + maxChunks + " allowed");
        }
        String gap = gapBefore(chunk);
        if (gap != null) {
            clear();
            if (chunk.chunkId() == 1) {
                append(chunk);
            }
            throw new MalformedFrameException(gap);
        }
        append(chunk);
        if (chunk.chunkId() < chunk.chunkCount()) {
            return Optional.empty();
        }
        Frame whole = new Frame(Arrays.copyOf(payload, size), first.protocol(), first.contentType(), 0, 0, 0);
        clear();
        return Optional.of(whole);
    }

    /**
     * Returns whether chunks are missing.
     *
     * @return whether a response has begun and not ended
     */
    public boolean isIncomplete() {
        return first != null;
    }

    private String gapBefore(Frame chunk) {
        if (chunk.chunkId() != nextId) {
            return "chunk " + chunk.chunkId() + " of a response where chunk " + nextId + " was expected";
        }
        if (first != null && chunk.chunkCount() != first.chunkCount()) {
            return "chunk " + nextId + " belongs to a response of " + chunk.chunkCount() + " chunks, not of "
                    + first.chunkCount();
        }
        return null;
    }

    private void append(Frame chunk) throws MalformedFrameException {
        if (chunk.payloadLength() > maxBytes - size) {
            clear();
            throw new MalformedFrameException("a chunked response of more than the " + maxBytes + " bytes allowed");
        }
        if (first == null) {
            first = chunk;
            payload = new byte[chunk.payloadLength()];
        }
        int newSize = size + chunk.payloadLength();
        if (newSize > payload.length) {
            payload = Arrays.copyOf(payload, (int) Math.min(maxBytes, Math.max(newSize, 2L * payload.length)));
        }
        System.arraycopy(chunk.bytes(), chunk.payloadOffset(), payload, size, chunk.payloadLength());
        size = newSize;
        nextId++;
    }

    private void clear() {
        first = null;
        payload = null;
        size = 0;
        nextId = 1;
    }
}
