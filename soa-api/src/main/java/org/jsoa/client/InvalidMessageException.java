/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

/**
 * A message is invalid. The request holds a value that no message can hold, or must be encrypted and there is no key;
 * or the response could not be read, or was not encrypted although the request was.
 *
 * @since 0.1
 */
public final class InvalidMessageException extends TransportException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param reason which value is at fault, as text for a person
     * @param cause the exception of the serializer, or null
     */
    public InvalidMessageException(String service, String reason, Throwable cause) {
        super(service, "invalid message to or from service " + service + ": " + reason, cause);
    }
}
