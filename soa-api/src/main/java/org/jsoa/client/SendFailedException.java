/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

/**
 * The request was certainly not taken by the service's queue: Redis was out of reach before it was sent, the queue is
 * full, or too many calls are in flight already. It is safe to try again.
 *
 * @since 0.1
 */
public final class SendFailedException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final boolean callersOwn;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param reason why it was not sent, as text for a person
     * @param cause the exception of the transport, or null
     */
    public SendFailedException(String service, String reason, Throwable cause) {
        this(service, reason, cause, false);
    }

    private SendFailedException(String service, String reason, Throwable cause, boolean callersOwn) {
        super(service, "could not send to service " + service + ": " + reason, cause);
        this.callersOwn = callersOwn;
    }

    /**
     * Creates the exception for a call that the caller itself refused or ended.
     *
     * @param service the service that was called
     * @param reason why it was not sent, as text for a person
     * @param cause the exception behind it, or null
     * @return the exception
     */
    public static SendFailedException byCaller(String service, String reason, Throwable cause) {
        return new SendFailedException(service, reason, cause, true);
    }

    @Override
    public boolean isCallersOwn() {
        return callersOwn || super.isCallersOwn();
    }
}
