/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.time.Duration;

/**
 * No response came in time. The request may or may not have run.
 *
 * @since 0.1
 */
public final class ResponseTimeoutException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final Duration timeout;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param timeout how long the call waited
     * @param cause the exception of the transport, or null
     */
    public ResponseTimeoutException(String service, Duration timeout, Throwable cause) {
        super(service, "no response from service " + service + " within " + timeout.toMillis() + " ms", cause);
        this.timeout = timeout;
    }

    /**
     * Returns how long the call waited.
     *
     * @return the timeout of the call
     */
    public Duration timeout() {
        return timeout;
    }
}
