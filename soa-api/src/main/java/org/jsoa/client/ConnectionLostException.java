/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

/**
 * The connection to Redis broke while the request was being sent, or the thread of the caller was interrupted. The service may or may
 * not have taken the request.
 *
 * @since 0.1
 */
public final class ConnectionLostException extends TransportException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param cause the exception of the transport, or an {@link InterruptedException} if the caller was interrupted
     */
    public ConnectionLostException(String service, Throwable cause) {
        super(service, message(service, cause), cause);
    }

    private static String message(String service, Throwable cause) {
        return cause instanceof InterruptedException
                ? "the caller was interrupted before it had the response of service " + service
                : "the connection to Redis broke while a request was on its way to service " + service;
    }
}
