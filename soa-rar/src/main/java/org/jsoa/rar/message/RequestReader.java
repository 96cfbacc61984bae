/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.codec.MalformedPayloadException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MalformedFrameException;

/**
 * Reads requests. Whatever bytes a client sends, reading them throws no other exception than the declared one. Immutable, safe
 * for use by many threads.
 *
 * @since 0.1
 */
public final class RequestReader {

    private final DecodeLimits limits;
    private final EncryptionPolicy encryption;

    /**
     * Creates a reader of requests that are not encrypted.
     *
     * @param limits the limits of a message; not null
     */
    public RequestReader(DecodeLimits limits) {
        this(limits, EncryptionPolicy.NONE);
    }

    /**
     * Creates a reader of requests of one service.
     *
     * @param limits the limits of a message, and of an encrypted body; not null
     * @param encryption how the requests are encrypted; not null
     */
    public RequestReader(DecodeLimits limits, EncryptionPolicy encryption) {
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.encryption = Objects.requireNonNull(encryption, "encryption must not be null");
    }

    /**
     * Reads a request. For a job that can be read but is not valid, the result has errors instead of the job.
     *
     * @param bytes the frame; not null
     * @return the request
     * @throws UnreadableMessageException if the job cannot be read, or there is no reply list. The exception has the address
     *     if that could be read and the request does not suppress the response.
     */
    public ReceivedRequest read(byte[] bytes) throws UnreadableMessageException {
        if (bytes.length > limits.maxFrameBytes()) {
            throw new UnreadableMessageException(
                    "the request has " + bytes.length + " bytes, more than the " + limits.maxFrameBytes() + " allowed");
        }
        Frame frame = parse(bytes);
        if (frame.isChunk()) {
            throw new UnreadableMessageException("the request is chunked, which only responses may be");
        }
        ContentType type = frame.payloadType();
        Envelope envelope = new Envelope();
        try {
            envelope.read(frame, type, limits);
            return request(envelope, frame.protocol(), type);
        } catch (MalformedPayloadException e) {
            throw UnreadableMessageException.ofRequest(
                    e.getMessage(), e, addressIfReadable(envelope, frame.protocol(), type));
        } catch (RuntimeException | StackOverflowError e) {
            // A fault of this reader must leave a dead letter. Otherwise the message would vanish.
            throw UnreadableMessageException.ofRequest(
                    "reading it failed unexpectedly: " + e, e, addressIfReadable(envelope, frame.protocol(), type));
        }
    }

    private static Frame parse(byte[] bytes) throws UnreadableMessageException {
        try {
            return Frame.parse(bytes);
        } catch (MalformedFrameException e) {
            throw new UnreadableMessageException(e);
        }
    }

    private ReceivedRequest request(Envelope envelope, int protocol, ContentType type)
            throws MalformedPayloadException {
        if (envelope.requestId() == null) {
            throw new MalformedPayloadException("request_id is missing");
        }
        Map<String, Object> meta = envelope.meta();
        if (meta == null) {
            throw new MalformedPayloadException("meta is missing");
        }
        if (meta.containsKey(WireKey.CLIENT_VERSION.text())
                && !ClientVersion.isReadable(meta.get(WireKey.CLIENT_VERSION.text()))) {
            throw new MalformedPayloadException("meta.client_version must be a list of integers");
        }
        Instant expiry = Expiry.read(meta.get(WireKey.EXPIRY.text()));
        if (envelope.hasEncryptedBody()) {
            envelope.decryptBody(type, associatedData(envelope, protocol, type, meta), encryption.cipher(), limits);
        } else if (encryption.required()) {
            throw new MalformedPayloadException("the body is not encrypted, which this service requires");
        }
        ReplyAddress address = new ReplyAddress(protocol, type, envelope.requestId(), meta, envelope.isDecrypted());
        boolean suppressed = suppressesResponse(envelope.body());
        if (address.replyTo() == null && !suppressed) {
            throw new MalformedPayloadException(
                    "meta.reply_to must be the name of a reply list, which contains an exclamation mark");
        }
        if (!envelope.hasBody()) {
            return new ReceivedRequest(
                    address,
                    null,
                    List.of(SoaError.of(ErrorCodes.MISSING, "Missing key: body", "body")),
                    expiry,
                    false);
        }
        JobValidator schema = new JobValidator();
        JobRequest job = schema.check(envelope.body());
        return new ReceivedRequest(address, job, schema.errors(), expiry, suppressed);
    }

    private AssociatedData associatedData(Envelope envelope, int protocol, ContentType type, Map<String, Object> meta) {
        return AssociatedData.ofRequest(
                protocol,
                type,
                encryption.service(),
                envelope.requestId(),
                meta.get(WireKey.REPLY_TO.text()),
                meta.get(WireKey.EXPIRY.text()));
    }

    private static boolean suppressesResponse(Object body) {
        return body instanceof Map<?, ?> job
                && job.get("control") instanceof Map<?, ?> control
                && Boolean.TRUE.equals(control.get(JobControl.SUPPRESS_RESPONSE));
    }

    private static ReplyAddress addressIfReadable(Envelope envelope, int protocol, ContentType type) {
        if (envelope.requestId() == null) {
            return null;
        }
        Map<String, Object> meta = suppressesResponse(envelope.body()) ? Map.of() : envelope.readableMeta();
        return new ReplyAddress(protocol, type, envelope.requestId(), meta, envelope.isDecrypted());
    }
}
