/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.event;

import java.util.Objects;

/**
 * A service takes jobs from now on.
 *
 * @param service the name of the service; never null
 * @since 0.1
 */
public record ServiceStarted(String service) implements ServiceEvent {

    /** Rejects null where it is not allowed. */
    public ServiceStarted {
        Objects.requireNonNull(service, "service must not be null");
    }
}
