/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.connection;

import jakarta.resource.Referenceable;
import jakarta.resource.ResourceException;
import java.io.Serializable;

/**
 * Makes connections to the services reachable through one adapter; found in JNDI. Safe for use by many threads.
 *
 * @since 0.1
 */
public interface SoaConnectionFactory extends Serializable, Referenceable {

    /**
     * Returns a connection, to be closed after use. It is a cheap handle: all handles share the adapter's sockets.
     *
     * @return an open connection
     * @throws ResourceException if the container has none to give
     */
    SoaConnection getConnection() throws ResourceException;
}
