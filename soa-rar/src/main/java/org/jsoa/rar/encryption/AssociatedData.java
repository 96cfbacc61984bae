/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;

/**
 * The data that an encrypted body is bound to. A body cannot be decrypted in another message, on another list, or in a message
 * of another kind.
 *
 * @since 0.1
 */
public final class AssociatedData {

    private static final byte[] NO_HEADER = {};

    private final List<Object> parts;

    private AssociatedData(Object... parts) {
        this.parts = Arrays.asList(parts);
    }

    /**
     * Returns the associated data of a request.
     *
     * @param protocol the protocol version
     * @param type the content type
     * @param service the service
     * @param requestId the request id
     * @param replyTo the reply list; null if the request has none
     * @param expiry the value in the envelope; null if there is none
     * @return the associated data
     */
    public static AssociatedData ofRequest(
            int protocol, ContentType type, String service, Object requestId, Object replyTo, Object expiry) {
        return new AssociatedData("request", protocol, type.mimeType(), service, requestId, replyTo, expiry);
    }

    /**
     * Returns the associated data of a response.
     *
     * @param protocol the protocol version
     * @param type the content type
     * @param replyTo the name of the reply list in requests
     * @param requestId the request id
     * @param expiry the value in the envelope; null if there is none
     * @return the associated data
     */
    public static AssociatedData ofResponse(
            int protocol, ContentType type, String replyTo, Object requestId, Object expiry) {
        return new AssociatedData("response", protocol, type.mimeType(), replyTo, requestId, expiry);
    }

    /** Serializes the parts as a list in MessagePack, which has exactly one form. */
    byte[] bytes() throws UnserializableValueException {
        try {
            PayloadWriter out = PayloadWriter.open(ContentType.MSGPACK, NO_HEADER);
            out.list(parts);
            return out.finish();
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }
}
