/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * No job of the service came for about 3 s (PySOA's {@code perform_idle_actions}). The event comes again and again for as
 * long as that stays so, and its observers hold up the next job.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceIdle(String service) implements ServiceEvent {

    /** Checks what is required. */
    public ServiceIdle {
        Objects.requireNonNull(service, "service must not be null");
    }
}
