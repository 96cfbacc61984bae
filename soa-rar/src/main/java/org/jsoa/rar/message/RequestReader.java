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
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.MetaKeys;
import org.jsoa.rar.frame.ReplyAddress;
import org.jsoa.rar.frame.UnreadableMessageException;

/**
 * Reads requests, whatever they hold: nothing that a client sends ends in another exception than the one declared. Immutable,
 * safe for use by many threads.
 *
 * @since 0.1
 */
public final class RequestReader {

    private final DecodeLimits limits;
    private final EncryptionPolicy protection;

    /**
     * Creates a reader of requests that are not encrypted.
     *
     * @param limits how much a message may hold; not null
     */
    public RequestReader(DecodeLimits limits) {
        this(limits, EncryptionPolicy.NONE);
    }

    /**
     * Creates a reader of requests of one service.
     *
     * @param limits how much a message may hold, and an encrypted body in it; not null
     * @param protection how the requests are protected; not null
     */
    public RequestReader(DecodeLimits limits, EncryptionPolicy protection) {
        this.limits = Objects.requireNonNull(limits, "limits must not be null");
        this.protection = Objects.requireNonNull(protection, "protection must not be null");
    }

    /**
     * Reads a request. A job that can be read but breaks the rules comes back as errors to be sent.
     *
     * @param bytes the frame; not null
     * @return the request
     * @throws UnreadableMessageException if there is no telling what is asked for, or nobody to answer. It holds the address
     *     where one could be made out, and the request does not forbid an answer.
     */
    public ReceivedRequest read(byte[] bytes) throws UnreadableMessageException {
        if (bytes.length > limits.maxFrameBytes()) {
            throw new UnreadableMessageException(
                    "the request has " + bytes.length + " bytes, more than the " + limits.maxFrameBytes() + " allowed");
        }
        Frame frame = Frame.parse(bytes);
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
        if (meta.containsKey(MetaKeys.CLIENT_VERSION) && !ClientVersion.isReadable(meta.get(MetaKeys.CLIENT_VERSION))) {
            throw new MalformedPayloadException("meta.client_version must be a list of integers");
        }
        Instant expiry = Expiry.read(meta.get(MetaKeys.EXPIRY));
        if (envelope.hasEncryptedBody()) {
            envelope.decryptBody(type, binding(envelope, protocol, type, meta), protection.cipher(), limits);
        } else if (protection.required()) {
            throw new MalformedPayloadException("the body is not encrypted, which this service requires");
        }
        ReplyAddress address = new ReplyAddress(protocol, type, envelope.requestId(), meta, envelope.isDecrypted());
        boolean suppressed = suppressesResponse(envelope.body());
        if (address.replyTo() == null && !suppressed) {
            throw new MalformedPayloadException("meta.reply_to must be the name of a list");
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

    private AssociatedData binding(Envelope envelope, int protocol, ContentType type, Map<String, Object> meta) {
        return AssociatedData.ofRequest(
                protocol,
                type,
                protection.service(),
                envelope.requestId(),
                meta.get(MetaKeys.REPLY_TO),
                meta.get(MetaKeys.EXPIRY));
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
