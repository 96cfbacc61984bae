/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import java.util.Objects;

/**
 * A service that an application offers, and how the adapter is to feed it.
 *
 * @param name the name under which callers find it; never null
 * @param concurrency how many of its jobs may run at once in this application, at least 1; 0 leaves it to the adapter
 * @since 0.1
 */
public record ServedService(String name, int concurrency) {

    /**
     * Checks what is required.
     *
     * @throws IllegalArgumentException if the name is empty or holds a {@code !}, or the concurrency is negative
     */
    public ServedService {
        Objects.requireNonNull(name, "name must not be null");
        if (name.isEmpty() || name.indexOf('!') >= 0) {
            throw new IllegalArgumentException("not a service name: \"" + name + "\"");
        }
        if (concurrency < 0) {
            throw new IllegalArgumentException("concurrency must not be negative, but is " + concurrency);
        }
    }
}
