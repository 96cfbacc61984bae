/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * A service takes no more jobs, because its application stops. Running jobs may finish.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceDraining(String service) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public ServiceDraining {
        Objects.requireNonNull(service, "service must not be null");
    }
}
