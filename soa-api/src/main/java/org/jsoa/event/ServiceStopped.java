/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * A service has stopped, and the last of its jobs has ended (PySOA's {@code teardown}).
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceStopped(String service) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public ServiceStopped {
        Objects.requireNonNull(service, "service must not be null");
    }
}
