/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoa.connection.Sending;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;

/**
 * Writers of requests for every protocol version and content type. Immutable, safe for use by many threads.
 *
 * @since 0.1
 */
public final class RequestWriters {

    private static final int NEWEST = 3;

    private final int protocol;
    private final ContentType contentType;
    private final boolean encrypted;
    private final BodyCipher cipher;
    private final List<Map<ContentType, RequestWriter>> plain;
    private final List<Map<ContentType, RequestWriter>> encrypting;

    /**
     * Creates the writers.
     *
     * @param protocol the default protocol version, 1 to 3
     * @param contentType the default content type; not null
     * @param encrypted whether bodies are encrypted by default
     * @param cipher encrypts bodies; not null
     * @param maxBytes the largest serialized envelope in bytes, without the header of the frame
     * @throws IllegalArgumentException if there is no such version, or the maximum is not positive
     */
    public RequestWriters(int protocol, ContentType contentType, boolean encrypted, BodyCipher cipher, int maxBytes) {
        Frame.requireVersion(protocol);
        this.protocol = protocol;
        this.contentType = contentType;
        this.encrypted = encrypted;
        this.cipher = cipher;
        this.plain = ofAllVersions(maxBytes, null);
        this.encrypting = ofAllVersions(maxBytes, cipher);
    }

    private static List<Map<ContentType, RequestWriter>> ofAllVersions(int maxBytes, BodyCipher cipher) {
        return IntStream.rangeClosed(1, NEWEST)
                .mapToObj(version -> ofVersion(version, maxBytes, cipher))
                .toList();
    }

    private static Map<ContentType, RequestWriter> ofVersion(int protocol, int maxBytes, BodyCipher cipher) {
        Map<ContentType, RequestWriter> writers = new EnumMap<>(ContentType.class);
        for (ContentType type : ContentType.values()) {
            writers.put(type, new RequestWriter(protocol, type, maxBytes, cipher));
        }
        return writers;
    }

    /**
     * Returns the writer for a job.
     *
     * @param sending the options of the job
     * @return the writer
     * @throws UnserializableValueException if the job must be encrypted and there is no key
     */
    public RequestWriter of(Sending sending) throws UnserializableValueException {
        boolean encrypts = encrypts(sending);
        if (encrypts && cipher == BodyCipher.NONE) {
            throw new UnserializableValueException(
                    "the request must be encrypted, but soa.encryption.keyset is not set");
        }
        int version = sending.protocol() == null ? protocol : sending.protocol();
        return (encrypts ? encrypting : plain).get(version - 1).get(contentType(sending));
    }

    /**
     * Returns whether a job is encrypted. Its response then is too.
     *
     * @param sending the options of the job
     * @return whether its body is encrypted
     */
    public boolean encrypts(Sending sending) {
        return sending.encrypted() == null ? encrypted : sending.encrypted();
    }

    private ContentType contentType(Sending sending) {
        if (sending.serializer() == null) {
            return contentType;
        }
        return switch (sending.serializer()) {
            case MSGPACK -> ContentType.MSGPACK;
            case JSON -> ContentType.JSON;
        };
    }
}
