/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.EncryptedBody;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;

/**
 * Writes requests as a PySOA 1.4.9 client does. Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class RequestWriter {

    /** The version of PySOA whose responses can be read. */
    private static final List<Long> CLIENT_VERSION = List.of(1L, 4L, 9L);

    private static final int ENVELOPE_KEYS = 3;
    private static final int META_KEYS = 3;

    private final int protocol;
    private final ContentType contentType;
    private final int maxBytes;

    /** Null if bodies are not encrypted. */
    private final BodyCipher cipher;

    private final byte[] header;

    /**
     * Creates a writer of requests that are not encrypted.
     *
     * @param protocol the protocol version of the frames, 1 to 3
     * @param contentType the content type of the payloads; not null
     * @param maxBytes the largest serialized envelope in bytes, without the header of the frame
     * @throws IllegalArgumentException if there is no such version, or the maximum is not positive
     */
    public RequestWriter(int protocol, ContentType contentType, int maxBytes) {
        this(protocol, contentType, maxBytes, null);
    }

    /**
     * Creates a writer.
     *
     * @param protocol the protocol version of the frames, 1 to 3
     * @param contentType the content type of the payloads; not null
     * @param maxBytes the largest serialized envelope in bytes, without the header of the frame
     * @param cipher encrypts the bodies; null for plain bodies
     * @throws IllegalArgumentException if there is no such version, or the maximum is not positive
     */
    public RequestWriter(int protocol, ContentType contentType, int maxBytes, BodyCipher cipher) {
        Frame.requireVersion(protocol);
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be positive, but is " + maxBytes);
        }
        this.protocol = protocol;
        this.contentType = Objects.requireNonNull(contentType, "contentType must not be null");
        this.maxBytes = maxBytes;
        this.cipher = cipher;
        this.header = Frame.header(protocol, contentType);
    }

    /**
     * Writes a request.
     *
     * @param service the service; not null
     * @param requestId the request id
     * @param replyTo the reply list, without the prefix that all keys of PySOA have; not null
     * @param expiry when the request expires; not null
     * @param job the job; not null
     * @return the frame
     * @throws UnserializableValueException if the job has a value that cannot be serialized; its path begins at the body
     * @throws OversizedRequestException if the request is larger than the limit
     */
    public byte[] write(String service, long requestId, String replyTo, Instant expiry, JobRequest job)
            throws UnserializableValueException, OversizedRequestException {
        double expirySeconds = Expiry.toSeconds(expiry);
        byte[] frame;
        try {
            PayloadWriter out = PayloadWriter.open(contentType, header);
            out.beginMap(ENVELOPE_KEYS);
            out.key(WireKey.REQUEST_ID);
            out.integer(requestId);
            out.key(WireKey.META);
            out.beginMap(META_KEYS);
            out.key(WireKey.CLIENT_VERSION);
            out.list(CLIENT_VERSION);
            out.key(WireKey.REPLY_TO);
            out.string(replyTo);
            out.key(WireKey.EXPIRY);
            out.float64(expirySeconds);
            out.endMap();
            out.key(WireKey.BODY);
            if (cipher == null) {
                new MessageWriter(out, true).jobRequest(job);
            } else {
                AssociatedData associatedData =
                        AssociatedData.ofRequest(protocol, contentType, service, requestId, replyTo, expirySeconds);
                EncryptedBody.write(
                        out,
                        contentType,
                        body -> new MessageWriter(body, true).jobRequest(job),
                        associatedData,
                        cipher);
            }
            out.endMap();
            frame = out.finish();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        int size = frame.length - header.length;
        if (size > maxBytes) {
            throw new OversizedRequestException(size, maxBytes);
        }
        return frame;
    }
}
