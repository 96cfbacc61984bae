/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/**
 * Whom to answer and in which form: what a response takes over from its request.
 *
 * @param protocol the version of the frame, 1 to 3
 * @param contentType how the payload is serialized; never null
 * @param requestId the id under which the caller awaits the answer, of any type; never null
 * @param meta the request's meta header, which goes back with the response; never null. A view, not a copy.
 * @param encrypted whether the request was encrypted, and so the response is
 * @since 0.1
 */
public record ReplyAddress(
        int protocol, ContentType contentType, Object requestId, Map<String, Object> meta, boolean encrypted) {

    /**
     * Checks what is required.
     *
     * @throws IllegalArgumentException if there is no such version of the protocol
     */
    public ReplyAddress {
        Frame.requireVersion(protocol);
        Objects.requireNonNull(contentType, "contentType must not be null");
        Objects.requireNonNull(requestId, "requestId must not be null");
        meta = Collections.unmodifiableMap(meta);
    }

    /**
     * Returns the list that the caller reads, without the prefix that all of PySOA's keys share.
     *
     * @return the name, or null if the request names none: then nothing can be answered
     */
    public String replyTo() {
        return meta.get(MetaKeys.REPLY_TO) instanceof String name && !name.isEmpty() ? name : null;
    }
}
