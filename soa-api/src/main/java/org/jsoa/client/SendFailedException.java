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

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param reason why it was not sent, as text for a person
     * @param cause the exception of the transport, or null
     */
    public SendFailedException(String service, String reason, Throwable cause) {
        super(service, "could not send to service " + service + ": " + reason, cause);
    }
}
