/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Map;
import java.util.Objects;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MalformedFrameException;

/**
 * Reads responses, less strictly than a PySOA client: a missing or null value counts as empty, and unknown keys and the expiry are
 * ignored.
 * Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class ResponseReader {

    private final DecodeLimits limits;
    private final BodyCipher cipher;

    /**
     * Creates a reader of responses that are not encrypted.
     *
     * @param limits the limits of a message; not null
     */
    public ResponseReader(DecodeLimits limits) {
        this(limits, BodyCipher.NONE);
    }

    /**
     * Creates a reader.
     *
     * @param limits the limits of a message, and of an encrypted body; not null
     * @param cipher decrypts encrypted responses; not null
     */
    public ResponseReader(DecodeLimits limits, BodyCipher cipher) {
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.cipher = Objects.requireNonNull(cipher, "cipher must not be null");
    }

    /**
     * Reads a response that is not chunked.
     *
     * @param bytes the frame; not null
     * @param replyTo the name of the reply list in requests; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. The exception has the request id if that could be read.
     */
    public ReceivedResponse read(byte[] bytes, String replyTo) throws UnreadableMessageException {
        requireSize(bytes.length);
        try {
            return read(Frame.parse(bytes), replyTo);
        } catch (MalformedFrameException e) {
            throw new UnreadableMessageException(e);
        }
    }

    /**
     * Reads a response from a frame that is parsed already, or put together from chunks.
     *
     * @param frame the frame; not null
     * @param replyTo the name of the reply list in requests; not null
     * @return the response
     * @throws UnreadableMessageException if it cannot be read. The exception has the request id if that could be read.
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
            Object expiry = meta == null ? null : meta.get(WireKey.EXPIRY.text());
            if (envelope.hasEncryptedBody()) {
                AssociatedData associatedData =
                        AssociatedData.ofResponse(frame.protocol(), type, replyTo, envelope.requestId(), expiry);
                envelope.decryptBody(type, associatedData, cipher, limits);
            }
            return new ReceivedResponse(
                    envelope.requestId(), JobResponseReader.read(envelope.body()), envelope.isDecrypted());
        } catch (MalformedPayloadException e) {
            throw UnreadableMessageException.ofResponse(e.getMessage(), e, envelope.requestId());
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of this reader must fail one call, not the thread that reads for all calls.
            throw UnreadableMessageException.ofResponse(
                    "reading it failed unexpectedly: " + e, e, envelope.requestId());
        }
    }

    private void requireSize(int size) throws UnreadableMessageException {
        if (size > limits.maxFrameBytes()) {
            throw new UnreadableMessageException(
                    "the response has " + size + " bytes, more than the " + limits.maxFrameBytes() + " allowed");
        }
    }
}
