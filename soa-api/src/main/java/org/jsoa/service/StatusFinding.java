/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import java.util.Objects;

/**
 * One thing that a {@link StatusCheck} has found wrong.
 *
 * @param code the kind of finding, for programs, such as {@code DATABASE_FAILURE}; never null
 * @param description what is wrong, for a person; never null
 * @since 0.1
 */
public record StatusFinding(String code, String description) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws NullPointerException if code or description is null
     */
    public StatusFinding {
        Objects.requireNonNull(code, "code must not be null");
        Objects.requireNonNull(description, "description must not be null");
    }
}
