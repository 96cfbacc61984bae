/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

import org.jsoa.untrusted.SafeText;

/**
 * A payload is malformed, or exceeds the limits.
 *
 * @since 0.1
 */
public final class MalformedPayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    public MalformedPayloadException(String message) {
        super(SafeText.message(message));
    }

    public MalformedPayloadException(String message, Throwable cause) {
        super(SafeText.message(message), cause);
    }
}
