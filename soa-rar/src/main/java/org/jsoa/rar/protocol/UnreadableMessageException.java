/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

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

    UnreadableMessageException(String message) {
        this(message, null, null, null);
    }

    private UnreadableMessageException(String message, Throwable cause, ReplyAddress address, Object requestId) {
        super(message, cause);
        this.address = address;
        this.requestId = requestId;
    }

    static UnreadableMessageException ofRequest(String message, Throwable cause, ReplyAddress address) {
        boolean answerable = address != null && address.replyTo() != null;
        return new UnreadableMessageException(
                message, cause, answerable ? address : null, address == null ? null : address.requestId());
    }

    static UnreadableMessageException ofResponse(String message, Throwable cause, Object requestId) {
        return new UnreadableMessageException(message, cause, null, requestId);
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
     * Returns the id of the request that was sent or answered.
     *
     * @return the id, empty if it could not be read
     */
    public Optional<Object> requestId() {
        return Optional.ofNullable(requestId);
    }
}
