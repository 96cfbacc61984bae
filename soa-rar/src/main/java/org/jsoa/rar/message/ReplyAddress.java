/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.jsoa.rar.codec.WireKey;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.frame.Frame;
import org.jsoa.untrusted.SafeText;

/**
 * Where a response goes, and in which form: the parts of a request that its response repeats.
 *
 * @param protocol the protocol version of the frame, 1 to 3
 * @param contentType how the payload is serialized; never null
 * @param requestId the request id, of any type; never null
 * @param meta the meta header of the request; never null; a view, not a copy
 * @param encrypted whether the request was encrypted; the response then is too
 * @since 0.1
 */
public record ReplyAddress(
        int protocol, ContentType contentType, Object requestId, Map<String, Object> meta, boolean encrypted) {

    /** The longest name of a reply list in characters. Those of PySOA have 53 and the name of the service. */
    private static final int LONGEST_NAME = 512;

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
     * Returns the name of the reply list, without the prefix that all keys of PySOA have.
     *
     * @return the name; null if the request has none, which leaves no place for a response
     */
    public String replyTo() {
        return meta.get(WireKey.REPLY_TO.text()) instanceof String name && isReplyList(name) ? name : null;
    }

    /**
     * Returns whether a list is a reply list by PySOA's rule: its name has an exclamation mark. The queue of a service has
     * none. A response on a queue would be read as a request, and the response to that would come back, for ever.
     */
    private static boolean isReplyList(String name) {
        return name.indexOf('!') >= 0
                && name.length() <= LONGEST_NAME
                && SafeText.of(name, LONGEST_NAME).length() == name.length();
    }
}
