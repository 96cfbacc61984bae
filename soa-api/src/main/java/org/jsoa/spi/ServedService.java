/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.Objects;
import java.util.Set;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.NameRule;

/**
 * A service that an application offers, and how the adapter delivers jobs to it.
 *
 * @param name the name under which callers find it; never null
 * @param concurrency how many of its jobs may run at once in this application, at least 1; 0 leaves it to the adapter
 * @param delivery what happens to jobs when their server dies; never null
 * @param idempotentActions the actions that may run again then; ignored unless jobs are delivered at least once; never
 *     null
 * @since 0.1
 */
public record ServedService(String name, int concurrency, DeliveryMode delivery, Set<String> idempotentActions) {

    /**
     * Rejects null where it is not allowed, and copies.
     *
     * @throws IllegalArgumentException if the name is blank or holds a {@code !}, or the concurrency is negative
     */
    public ServedService {
        Objects.requireNonNull(name, "name must not be null");
        Objects.requireNonNull(delivery, "delivery must not be null");
        idempotentActions = Set.copyOf(idempotentActions);
        NameRule.requireServiceName(name);
        if (concurrency < 0) {
            throw new IllegalArgumentException("concurrency must not be negative, but is " + concurrency);
        }
    }

    /**
     * Creates a service whose jobs are delivered at most once.
     *
     * @param name the name under which callers find it
     * @param concurrency how many of its jobs may run at once in this application; 0 leaves it to the adapter
     * @throws IllegalArgumentException if the name is blank or holds a {@code !}, or the concurrency is negative
     */
    public ServedService(String name, int concurrency) {
        this(name, concurrency, DeliveryMode.AT_MOST_ONCE, Set.of());
    }
}
