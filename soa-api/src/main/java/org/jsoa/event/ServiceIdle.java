/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * No job of the service came for about 3 s (PySOA's {@code perform_idle_actions}). The event is fired repeatedly until
 * a job comes. Its observers delay the next job.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceIdle(String service) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public ServiceIdle {
        Objects.requireNonNull(service, "service must not be null");
    }
}
