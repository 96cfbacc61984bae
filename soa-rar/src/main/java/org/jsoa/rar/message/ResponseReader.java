/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Map;
import java.util.Objects;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MetaKeys;
import org.jsoa.rar.frame.UnreadableMessageException;

/**
 * Reads responses, and takes more than a PySOA client does: what is missing or null counts as empty, keys that are not known
 * are ignored. Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class ResponseReader {

    private final DecodeLimits limits;
    private final BodyCipher cipher;

    /**
     * Creates a reader of responses that are not encrypted.
     *
     * @param limits how much a message may hold; not null
     */
    public ResponseReader(DecodeLimits limits) {
        this(limits, BodyCipher.NONE);
    }

    /**
     * Creates a reader.
     *
     * @param limits how much a message may hold, and an encrypted body in it; not null
     * @param cipher decrypts responses that are encrypted; not null
     */
    public ResponseReader(DecodeLimits limits, BodyCipher cipher) {
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.cipher = Objects.requireNonNull(cipher, "cipher must not be null");
    }

    /**
     * Reads a response that is not chunked.
     *
     * @param bytes the frame; not null
     * @param replyTo the list that it was on, as requests name it; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. It holds the request's id where that could be made out.
     */
    public ReceivedResponse read(byte[] bytes, String replyTo) throws UnreadableMessageException {
        requireSize(bytes.length);
        return read(Frame.parse(bytes), replyTo);
    }

    /**
     * Reads a response of a frame that was parsed already, or put together of chunks.
     *
     * @param frame the frame; not null
     * @param replyTo the list that it was on, as requests name it; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. It holds the request's id where that could be made out.
     */
    public ReceivedResponse read(Frame frame, String replyTo) throws UnreadableMessageException {
        requireSize(frame.bytes().length);
        if (frame.chunkCount() > 1) {
            throw new UnreadableMessageException(
                    "a chunk of a response, number " + frame.chunkId() + " of " + frame.chunkCount());
        }
        Envelope envelope = new Envelope();
        try {
            ContentType type = frame.payloadType();
            envelope.read(frame, type, limits);
            if (envelope.requestId() == null) {
                throw new MalformedPayloadException("request_id is missing");
            }
            Map<String, Object> meta = envelope.meta();
            Object expiry = meta == null ? null : meta.get(MetaKeys.EXPIRY);
            if (envelope.hasEncryptedBody()) {
                AssociatedData binding =
                        AssociatedData.ofResponse(frame.protocol(), type, replyTo, envelope.requestId(), expiry);
                envelope.decryptBody(type, binding, cipher, limits);
            }
            return new ReceivedResponse(
                    envelope.requestId(),
                    JobResponseReader.read(envelope.body()),
                    Expiry.read(expiry),
                    envelope.isDecrypted());
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
