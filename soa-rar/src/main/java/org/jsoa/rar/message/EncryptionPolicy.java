/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Objects;
import org.jsoa.rar.encryption.BodyCipher;

/**
 * How the requests of one service are encrypted.
 *
 * @param service the name of the service, to which encrypted requests are bound; never null
 * @param cipher decrypts requests; never null
 * @param required whether plain requests are refused
 * @since 0.1
 */
public record EncryptionPolicy(String service, BodyCipher cipher, boolean required) {

    /** No encryption. */
    public static final EncryptionPolicy NONE = new EncryptionPolicy("", BodyCipher.NONE, false);

    /** Checks what is required. */
    public EncryptionPolicy {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(cipher, "cipher must not be null");
    }
}
