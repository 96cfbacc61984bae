/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.frame;

import java.util.Optional;

/**
 * A message that cannot be read. The exception says what is wrong with it, and as much of who sent it as could be made out.
 *
 * @since 0.1
 */
public final class UnreadableMessageException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ReplyAddress address;
    private final transient Object requestId;
    private final boolean confidential;

    public UnreadableMessageException(String message) {
        this(message, null, null, null, false);
    }

    private UnreadableMessageException(
            String message, Throwable cause, ReplyAddress address, Object requestId, boolean confidential) {
        super(message, cause);
        this.address = address;
        this.requestId = requestId;
        this.confidential = confidential;
    }

    public static UnreadableMessageException ofRequest(String message, Throwable cause, ReplyAddress address) {
        if (address == null) {
            return new UnreadableMessageException(message, cause, null, null, false);
        }
        ReplyAddress answerable = address.replyTo() == null ? null : address;
        return new UnreadableMessageException(message, cause, answerable, address.requestId(), address.encrypted());
    }

    public static UnreadableMessageException ofResponse(String message, Throwable cause, Object requestId) {
        return new UnreadableMessageException(message, cause, null, requestId, false);
    }

    /**
     * Returns where to send a job error about it.
     *
     * @return the address, empty if the request's id or reply list could not be read, and for responses; an address that is
     *     there has a reply list
     */
    public Optional<ReplyAddress> address() {
        return Optional.ofNullable(address);
    }

    /**
     * Tells whether the text of this may quote from a body that was encrypted.
     *
     * @return whether it may, so that it must not be kept in the clear where others can read it
     */
    public boolean isConfidential() {
        return confidential;
    }

    /**
     * Returns the id of the request that was sent or answered.
     *
     * @return the id, empty if it could not be read
     */
    public Optional<Object> requestId() {
        return Optional.ofNullable(requestId);
    }
}
