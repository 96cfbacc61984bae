/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import javax.naming.Reference;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;

/** The connection factory that applications see: every connection comes through the server's connection manager. */
public final class PooledConnectionFactory implements SoaConnectionFactory {

    private static final long serialVersionUID = 1L;

    private final SoaManagedConnectionFactory managed;

    @SuppressWarnings("serial") // Connection managers of servers are serializable, although their interface is not.
    private final ConnectionManager manager;

    private Reference reference;

    PooledConnectionFactory(SoaManagedConnectionFactory managed, ConnectionManager manager) {
        this.managed = managed;
        this.manager = manager;
    }

    @Override
    public SoaConnection getConnection() throws ResourceException {
        return (SoaConnection) manager.allocateConnection(managed, null);
    }

    @Override
    public void setReference(Reference newReference) {
        reference = newReference;
    }

    @Override
    public Reference getReference() {
        return reference;
    }
}
