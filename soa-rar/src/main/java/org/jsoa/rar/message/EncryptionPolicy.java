/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Objects;
import org.jsoa.rar.encryption.BodyCipher;

/**
 * How requests of one service are protected.
 *
 * @param service the name of the service, which encrypted requests are bound to; never null
 * @param cipher decrypts requests; never null
 * @param required whether requests that are not encrypted are refused
 * @since 0.1
 */
public record EncryptionPolicy(String service, BodyCipher cipher, boolean required) {

    /** Not at all. */
    public static final EncryptionPolicy NONE = new EncryptionPolicy("", BodyCipher.NONE, false);

    /** Checks what is required. */
    public EncryptionPolicy {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(cipher, "cipher must not be null");
    }
}
