/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import java.util.Map;
import java.util.Objects;

/**
 * Reads responses, and takes more than a PySOA client does: what is missing or null counts as empty, keys that are not known
 * are ignored. Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class ResponseReader {

    private final Limits limits;

    /**
     * Creates a reader.
     *
     * @param limits how much a message may hold; not null
     */
    public ResponseReader(Limits limits) {
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
    }

    /**
     * Reads a response that is not chunked.
     *
     * @param bytes the frame; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. It holds the request's id where that could be made out.
     */
    public ReceivedResponse read(byte[] bytes) throws UnreadableMessageException {
        requireSize(bytes.length);
        return read(Frame.parse(bytes));
    }

    /**
     * Reads a response of a frame that was parsed already, or put together of chunks.
     *
     * @param frame the frame; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. It holds the request's id where that could be made out.
     */
    public ReceivedResponse read(Frame frame) throws UnreadableMessageException {
        requireSize(frame.bytes().length);
        if (frame.chunkCount() > 1) {
            throw new UnreadableMessageException(
                    "a chunk of a response, number " + frame.chunkId() + " of " + frame.chunkCount());
        }
        Envelope envelope = new Envelope();
        try {
            envelope.read(frame, frame.payloadType(), limits);
            if (envelope.requestId() == null) {
                throw new MalformedPayloadException("request_id is missing");
            }
            Map<String, Object> meta = envelope.meta();
            return new ReceivedResponse(
                    envelope.requestId(),
                    JobResponseReader.read(envelope.body()),
                    meta == null ? null : Expiry.read(meta.get(MetaKeys.EXPIRY)));
        } catch (MalformedPayloadException e) {
            throw UnreadableMessageException.ofResponse(e.getMessage(), e, envelope.requestId());
        }
    }

    private void requireSize(int size) throws UnreadableMessageException {
        if (size > limits.maxFrameBytes()) {
            throw new UnreadableMessageException(
                    "the response has " + size + " bytes, more than the " + limits.maxFrameBytes() + " allowed");
        }
    }
}
