/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jsoa.rar.codec.PayloadWriter;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.frame.ContentType;

/**
 * What an encrypted body belongs to, and is of no use without: a body that is put into another message, or whose message is
 * put on another list or taken for one of another kind, cannot be decrypted.
 */
public final class AssociatedData {

    private static final byte[] NO_HEADER = {};

    private final List<Object> parts;

    private AssociatedData(Object... parts) {
        this.parts = Arrays.asList(parts);
    }

    /**
     * Returns what the body of a request belongs to.
     *
     * @param service the service whose list it is on
     * @param replyTo the list for the answer; null if the request names none
     * @param expiry as it stands in the envelope; null if it does not
     */
    public static AssociatedData ofRequest(
            int protocol, ContentType type, String service, Object requestId, Object replyTo, Object expiry) {
        return new AssociatedData("request", protocol, type.mimeType(), service, requestId, replyTo, expiry);
    }

    /**
     * Returns what the body of a response belongs to.
     *
     * @param replyTo the list that it is on, as requests name it
     * @param expiry as it stands in the envelope; null if it does not
     */
    public static AssociatedData ofResponse(
            int protocol, ContentType type, String replyTo, Object requestId, Object expiry) {
        return new AssociatedData("response", protocol, type.mimeType(), replyTo, requestId, expiry);
    }

    /** Writes the parts as a list in MessagePack, of which there is one form only. */
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
