/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * A service is about to take its first job: the place to warm up (PySOA's {@code setup}). An exception from an observer puts
 * the start off; the event comes again after a pause of at most 5 s.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceStarting(String service) implements ServiceEvent {

    /** Checks what is required. */
    public ServiceStarting {
        Objects.requireNonNull(service, "service must not be null");
    }
}
