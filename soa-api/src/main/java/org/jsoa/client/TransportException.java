/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import org.jsoa.message.SoaException;

/**
 * A call that ended without a response.
 *
 * @since 0.1
 */
public abstract sealed class TransportException extends SoaException
        permits ConnectionLostException,
                InvalidMessageException,
                MessageTooLargeException,
                ResponseTimeoutException,
                SendFailedException {

    private static final long serialVersionUID = 1L;

    private final String service;

    TransportException(String service, String message, Throwable cause) {
        super(message, cause);
        this.service = service;
    }

    /**
     * Returns the service that was called.
     *
     * @return the name of the service
     */
    public String service() {
        return service;
    }

    /**
     * Tells whether the caller itself ended or refused the call: its thread was interrupted, its request was too large, or a
     * limit of its own was reached. Such a failure tells nothing about the service. Circuit breakers do not count it.
     *
     * @return whether the reason is on the caller's side
     */
    public boolean isCallersOwn() {
        return getCause() instanceof InterruptedException;
    }
}
