/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.protocol;

import java.util.Objects;

/**
 * How requests of one service are protected.
 *
 * @param service the name of the service, which encrypted requests are bound to; never null
 * @param cipher decrypts requests; never null
 * @param required whether requests that are not encrypted are refused
 * @since 0.1
 */
public record RequestProtection(String service, BodyCipher cipher, boolean required) {

    /** Not at all. */
    public static final RequestProtection NONE = new RequestProtection("", BodyCipher.NONE, false);

    /** Checks what is required. */
    public RequestProtection {
        Objects.requireNonNull(service, "service must not be null");
        Objects.requireNonNull(cipher, "cipher must not be null");
    }
}
