/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

/**
 * The request is larger than the adapter may send.
 *
 * @since 0.1
 */
public final class MessageTooLargeException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final int size;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param size the size of the serialized request in bytes
     * @param limit the largest size allowed in bytes
     */
    public MessageTooLargeException(String service, int size, int limit) {
        super(
                service,
                "request to service " + service + " has " + size + " bytes, more than the " + limit + " allowed",
                null);
        this.size = size;
    }

    /**
     * Returns the size of the request.
     *
     * @return the size in bytes
     */
    public int size() {
        return size;
    }

    @Override
    public boolean isCallersOwn() {
        return true;
    }
}
