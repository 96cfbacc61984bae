/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.util.Objects;

/**
 * Which version of a service answers.
 *
 * @param version the version; never null
 * @param build the build, or null if nobody says
 * @since 0.1
 */
public record ServiceVersion(String version, String build) {

    /** Checks what is required. */
    public ServiceVersion {
        Objects.requireNonNull(version, "version must not be null");
    }
}
