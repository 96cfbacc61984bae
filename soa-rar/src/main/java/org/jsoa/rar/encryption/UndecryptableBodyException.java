/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

/**
 * A body cannot be decrypted. The exception says why, and nothing that must stay secret.
 *
 * @since 0.1
 */
public final class UndecryptableBodyException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param reason why, for a person: it goes on after <i>the body is encrypted, but</i>
     */
    public UndecryptableBodyException(String reason) {
        super(reason);
    }
}
