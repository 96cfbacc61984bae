/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Optional;
import org.jsoa.rar.frame.MalformedFrameException;
import org.jsoa.untrusted.SafeText;

/**
 * A message that cannot be read. The exception has the reason, and the parts of the envelope that could be read.
 *
 * @since 0.1
 */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReplyAddress address;
    private final transient Object requestId;
    private final boolean confidential;

    UnreadableMessageException(String message) {
        this(message, null, null, null, false);
    }

    UnreadableMessageException(MalformedFrameException cause) {
        this(cause.getMessage(), cause, null, null, false);
    }

    private UnreadableMessageException(
            String message, Throwable cause, ReplyAddress address, Object requestId, boolean confidential) {
        super(SafeText.message(message), cause);
        this.address = address;
        this.requestId = requestId;
        this.confidential = confidential;
    }

    static UnreadableMessageException ofRequest(String message, Throwable cause, ReplyAddress address) {
        if (address == null) {
            return new UnreadableMessageException(message, cause, null, null, false);
        }
        ReplyAddress usable = address.replyTo() == null ? null : address;
        return new UnreadableMessageException(message, cause, usable, address.requestId(), address.encrypted());
    }

    static UnreadableMessageException ofResponse(String message, Throwable cause, Object requestId) {
        return new UnreadableMessageException(message, cause, null, requestId, false);
    }

    /**
     * Returns where to send a job error about the request.
     *
     * @return the address, which has a reply list; empty if the request id or the reply list could not be read, and for
     *     responses
     */
    public Optional<ReplyAddress> address() {
        return Optional.ofNullable(address);
    }

    /**
     * Returns whether the text of this exception may quote from a body that was encrypted.
     *
     * @return whether the text must not be stored where others can read it
     */
    public boolean isConfidential() {
        return confidential;
    }

    /**
     * Returns the request id of the message.
     *
     * @return the id; empty if it could not be read
     */
    public Optional<Object> requestId() {
        return Optional.ofNullable(requestId);
    }
}
