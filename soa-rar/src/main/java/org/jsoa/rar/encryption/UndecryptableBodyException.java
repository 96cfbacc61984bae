/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import org.jsoa.untrusted.SafeText;

/**
 * A body cannot be decrypted. The message has the reason, and no secret.
 *
 * @since 0.1
 */
public final class UndecryptableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason the reason, which completes the sentence <i>the body is encrypted, but</i>
     */
    public UndecryptableBodyException(String reason) {
        super(SafeText.message(reason));
    }
}
