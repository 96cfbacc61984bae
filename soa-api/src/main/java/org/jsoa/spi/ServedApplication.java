/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.util.List;
import java.util.Objects;

/**
 * What an application tells the adapter of itself.
 *
 * @param services its services; empty if it only calls others; never null
 * @param end learns of {@link ServicePhase#DRAINING} and {@link ServicePhase#STOPPED}. The adapter calls it directly, without
 *     the surroundings that a server gives to a message-driven bean: some servers deliver nothing to an application that
 *     they stop. Never null.
 * @since 0.1
 */
public record ServedApplication(List<ServedService> services, PhaseListener end) {

    /** Checks what is required and copies. */
    public ServedApplication {
        services = List.copyOf(services);
        Objects.requireNonNull(end, "end must not be null");
    }
}
