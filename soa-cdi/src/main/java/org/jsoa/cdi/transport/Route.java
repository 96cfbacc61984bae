/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import java.time.Duration;
import org.jsoa.connection.Sending;

/**
 * How the calls of one service differ from those of the others.
 *
 * @param connectionFactory the JNDI name of the connection factory that they go through, or null for that of the others
 * @param timeout how long to wait for the response when the call does not say, or null for the adapter's default
 * @param sending how they are sent; not null
 * @since 0.1
 */
public record Route(String connectionFactory, Duration timeout, Sending sending) {

    /** The same way as the others. */
    public static final Route DEFAULT = new Route(null, null, Sending.DEFAULT);
}
