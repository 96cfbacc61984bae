/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/**
 * Creates connections to the services reachable through one adapter. It is found in JNDI (Jakarta Connectors,
 * connection management). Safe for use by many threads.
 *
 * @since 0.1
 */
public interface SoaConnectionFactory extends Serializable, Referenceable {

    /**
     * Returns a connection, to be closed after use. It is a cheap handle: all handles share the adapter's sockets.
     *
     * @return an open connection
     * @throws ResourceException if the container cannot provide one
     */
    SoaConnection getConnection() throws ResourceException;
}
