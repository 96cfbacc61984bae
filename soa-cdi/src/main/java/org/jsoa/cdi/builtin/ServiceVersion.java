/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import java.util.Objects;

/**
 * The version of a service.
 *
 * @param version the version; never null
 * @param build the build, or null if it is unknown
 * @since 0.1
 */
public record ServiceVersion(String version, String build) {

    /** Rejects null where it is not allowed. */
    public ServiceVersion {
        Objects.requireNonNull(version, "version must not be null");
    }
}
