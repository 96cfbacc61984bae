/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

/** A payload is not what its content type promises, or goes beyond the limits. */
final class MalformedPayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedPayloadException(String message) {
        super(message);
    }

    MalformedPayloadException(String message, Throwable cause) {
        super(message, cause);
    }
}
