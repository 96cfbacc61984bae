/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.List;
import java.util.Objects;

/**
 * The services of an application, as it declares them to the adapter.
 *
 * @param services its services; empty if it only calls others; never null
 * @param end receives {@link ServicePhase#DRAINING} and {@link ServicePhase#STOPPED}. The adapter calls it directly,
 *     not through a message-driven bean, because some servers deliver nothing to an application that they stop. Never
 *     null.
 * @since 0.1
 */
public record ServedApplication(List<ServedService> services, PhaseListener end) {

    /** Rejects null where it is not allowed, and copies. */
    public ServedApplication {
        services = List.copyOf(services);
        Objects.requireNonNull(end, "end must not be null");
    }
}
