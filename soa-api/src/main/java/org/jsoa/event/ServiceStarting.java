/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * A service is about to take its first job. An observer can prepare what the service needs (PySOA's {@code setup}). An
 * exception from an observer postpones the start: the event is fired again after a pause of at most 5 s.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceStarting(String service) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public ServiceStarting {
        Objects.requireNonNull(service, "service must not be null");
    }
}
