/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jsoa.untrusted.SafeLogger;

/**
 * The connection manager of factories that did not come from JNDI. It makes a new connection for each request and destroys it when its
 * handle is closed. This costs little, since connections share the adapter's sockets.
 */
final class UnpooledConnections implements ConnectionManager {

    private static final long serialVersionUID = 1L;

    @Override
    public Object allocateConnection(ManagedConnectionFactory factory, ConnectionRequestInfo info)
            throws ResourceException {
        ManagedConnection connection = factory.createManagedConnection(null, info);
        connection.addConnectionEventListener(new DestroyWhenClosed(connection));
        return connection.getConnection(null, info);
    }

    private record DestroyWhenClosed(ManagedConnection connection) implements ConnectionEventListener {

        private static final Logger LOG = SafeLogger.of(DestroyWhenClosed.class);

        @Override
        public void connectionClosed(ConnectionEvent event) {
            destroy();
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            destroy();
        }

        private void destroy() {
            try {
                connection.destroy();
            } catch (ResourceException e) {
                LOG.log(Level.WARNING, "could not destroy a connection", e);
            }
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            // There are no transactions.
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            // There are no transactions.
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            // There are no transactions.
        }
    }
}
