/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import org.jsoa.connection.Sending;

/**
 * The settings of the calls of one service that differ from those of the other services.
 *
 * @param connectionFactory the JNDI name of the connection factory, or null for that of the others
 * @param timeout how long a call waits for the response if its options set no timeout, or null for the adapter's
 *     default
 * @param sending the way in which requests are sent; not null
 * @since 0.1
 */
public record Route(String connectionFactory, Duration timeout, Sending sending) {

    /** No difference. */
    public static final Route DEFAULT = new Route(null, null, Sending.DEFAULT);
}
