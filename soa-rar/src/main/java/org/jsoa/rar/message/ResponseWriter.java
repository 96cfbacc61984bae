/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.encryption.AssociatedData;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.EncryptedBody;
import org.jsoa.rar.frame.Frame;

/**
 * Writes responses as a PySOA 1.4.9 server does, with one difference. A job error that replaces a response has the protocol
 * version and content type of the request, like every other response, and therefore every client can read it. Immutable, safe
 * for use by many threads.
 *
 * @since 0.1
 */
public final class ResponseWriter {

    private static final int ENVELOPE_KEYS = 3;
    private static final int FIRST_PROTOCOL_WITH_CHUNKS = 3;

    /** Keys of the meta header that a PySOA server does not send back. */
    private static final Set<String> NOT_RETURNED = Set.of("serializer", "protocol_version");

    private final ResponseWriterSettings settings;
    private final BodyCipher cipher;

    /**
     * Creates a writer of responses that are not encrypted.
     *
     * @param settings the limits of the size; not null
     */
    public ResponseWriter(ResponseWriterSettings settings) {
        this(settings, BodyCipher.NONE);
    }

    /**
     * Creates a writer.
     *
     * @param settings the limits of the size; not null
     * @param cipher encrypts the responses to encrypted requests; not null
     */
    public ResponseWriter(ResponseWriterSettings settings, BodyCipher cipher) {
        this.settings = Objects.requireNonNull(settings, "settings must not be null");
        this.cipher = Objects.requireNonNull(cipher, "cipher must not be null");
    }

    /**
     * Writes a response. If it is too large, or has a value that cannot be serialized, a job error replaces it.
     *
     * @param to where the response goes; not null
     * @param response the response; not null
     * @param expiry when the response expires; not null
     * @return the frames, and the reason if they hold a job error instead
     */
    public WrittenResponse write(ReplyAddress to, JobResponse response, Instant expiry) {
        byte[] header = Frame.header(to.protocol(), to.contentType());
        byte[] frame;
        try {
            frame = frame(to, response, expiry, header);
        } catch (UnserializableValueException e) {
            return replace(
                    to,
                    expiry,
                    ErrorCodes.RESPONSE_NOT_SERIALIZABLE,
                    "Could not send the response because it failed to serialize",
                    e.getMessage());
        }
        int size = frame.length - header.length;
        if (size > settings.maxMessageBytes()) {
            return replaceTooLarge(
                    to, expiry, size + " bytes are more than the " + settings.maxMessageBytes() + " allowed");
        }
        if (settings.chunkThreshold() < 0 || size <= settings.chunkThreshold()) {
            return new WrittenResponse(List.of(frame), null);
        }
        if (to.protocol() < FIRST_PROTOCOL_WITH_CHUNKS) {
            return replaceTooLarge(
                    to,
                    expiry,
                    size + " bytes need chunks, which version " + to.protocol() + " of the protocol does not have");
        }
        return new WrittenResponse(chunks(to, frame, header.length), null);
    }

    private byte[] frame(ReplyAddress to, JobResponse response, Instant expiry, byte[] header)
            throws UnserializableValueException {
        try {
            PayloadWriter out = PayloadWriter.open(to.contentType(), header);
            out.beginMap(ENVELOPE_KEYS);
            out.key(WireKey.REQUEST_ID);
            out.value(to.requestId());
            out.key(WireKey.META);
            double expirySeconds = Expiry.toSeconds(expiry);
            meta(out, to.meta(), expirySeconds);
            out.key(WireKey.BODY);
            boolean withCallerError = ClientVersion.knowsCallerError(to.meta().get(WireKey.CLIENT_VERSION.text()));
            if (to.encrypted()) {
                EncryptedBody.write(
                        out,
                        to.contentType(),
                        body -> new MessageWriter(body, withCallerError).jobResponse(response),
                        AssociatedData.ofResponse(
                                to.protocol(), to.contentType(), to.replyTo(), to.requestId(), expirySeconds),
                        cipher);
            } else {
                new MessageWriter(out, withCallerError).jobResponse(response);
            }
            out.endMap();
            return out.finish();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    /** Writes the meta header of the request with another expiry, which keeps its position. */
    private static void meta(PayloadWriter out, Map<String, Object> meta, double expiry)
            throws IOException, UnserializableValueException {
        int size = meta.containsKey(WireKey.EXPIRY.text()) ? meta.size() : meta.size() + 1;
        for (String key : NOT_RETURNED) {
            if (meta.containsKey(key)) {
                size--;
            }
        }
        out.beginMap(size);
        for (Map.Entry<String, Object> entry : meta.entrySet()) {
            String key = entry.getKey();
            if (key.equals(WireKey.EXPIRY.text())) {
                out.key(WireKey.EXPIRY);
                out.float64(expiry);
            } else if (!NOT_RETURNED.contains(key)) {
                out.mapKey(key);
                out.value(entry.getValue());
            }
        }
        if (!meta.containsKey(WireKey.EXPIRY.text())) {
            out.key(WireKey.EXPIRY);
            out.float64(expiry);
        }
        out.endMap();
    }

    private List<byte[]> chunks(ReplyAddress to, byte[] frame, int payloadOffset) {
        int threshold = settings.chunkThreshold();
        int size = frame.length - payloadOffset;
        int count = (size + threshold - 1) / threshold;
        List<byte[]> chunks = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            byte[] header = Frame.chunkHeader(to.protocol(), to.contentType(), count, index + 1);
            int length = Math.min(threshold, size - index * threshold);
            byte[] chunk = new byte[header.length + length];
            System.arraycopy(header, 0, chunk, 0, header.length);
            System.arraycopy(frame, payloadOffset + index * threshold, chunk, header.length, length);
            chunks.add(chunk);
        }
        return chunks;
    }

    private WrittenResponse replaceTooLarge(ReplyAddress to, Instant expiry, String reason) {
        return replace(
                to,
                expiry,
                ErrorCodes.RESPONSE_TOO_LARGE,
                "Could not send the response because it was too large",
                reason);
    }

    private WrittenResponse replace(ReplyAddress to, Instant expiry, String code, String message, String reason) {
        JobResponse response = JobResponse.failed(List.of(SoaError.of(code, message)));
        try {
            byte[] frame = frame(to, response, expiry, Frame.header(to.protocol(), to.contentType()));
            return new WrittenResponse(List.of(frame), new WrittenResponse.Replacement(code, reason));
        } catch (UnserializableValueException e) {
            // Values that were read from a request can be written in the same content type.
            throw new IllegalArgumentException("the address was not read from a request: " + e.getMessage(), e);
        }
    }
}
