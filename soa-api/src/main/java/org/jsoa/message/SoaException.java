/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import org.jsoa.untrusted.SafeText;

/**
 * The root of every exception that JSOA itself throws into application code.
 *
 * @since 0.1
 */
public abstract class SoaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what went wrong, as text for a person
     * @param cause the reason, or null
     */
    protected SoaException(String message, Throwable cause) {
        super(SafeText.message(message), cause);
    }
}
