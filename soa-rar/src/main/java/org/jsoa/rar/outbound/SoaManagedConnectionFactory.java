/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import jakarta.resource.spi.ValidatingManagedConnectionFactory;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.runtime.RuntimeSource;

/**
 * Makes connection factories for JNDI and the managed connections behind them. All connections of one adapter share its
 * sockets, so any of them serves any request.
 *
 * @since 0.1
 */
@ConnectionDefinition(
        connectionFactory = SoaConnectionFactory.class,
        connectionFactoryImpl = PooledConnectionFactory.class,
        connection = SoaConnection.class,
        connectionImpl = ConnectionHandle.class)
public class SoaManagedConnectionFactory
        implements ManagedConnectionFactory, ValidatingManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private transient ResourceAdapter resourceAdapter;
    private transient PrintWriter logWriter;

    @Override
    public Object createConnectionFactory(ConnectionManager connectionManager) {
        return new PooledConnectionFactory(this, connectionManager);
    }

    @Override
    public Object createConnectionFactory() {
        return new PooledConnectionFactory(this, new UnpooledConnections());
    }

    @Override
    public ManagedConnection createManagedConnection(Subject subject, ConnectionRequestInfo info)
            throws ResourceException {
        return new SoaManagedConnection(runtime());
    }

    @SuppressWarnings("rawtypes")
    @Override
    public ManagedConnection matchManagedConnections(Set candidates, Subject subject, ConnectionRequestInfo info) {
        for (Object candidate : candidates) {
            if (candidate instanceof SoaManagedConnection connection && connection.isUsable()) {
                return connection;
            }
        }
        return null;
    }

    @SuppressWarnings("rawtypes")
    @Override
    public Set getInvalidConnections(Set candidates) {
        Set<Object> invalid = new LinkedHashSet<>();
        for (Object candidate : candidates) {
            if (candidate instanceof SoaManagedConnection connection && !connection.isUsable()) {
                invalid.add(connection);
            }
        }
        return invalid;
    }

    private AdapterRuntime runtime() throws ResourceException {
        if (resourceAdapter instanceof RuntimeSource source) {
            return source.runtime();
        }
        throw new ResourceException("the connection factory is not associated with the JSOA resource adapter");
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return resourceAdapter;
    }

    @Override
    public void setResourceAdapter(ResourceAdapter newResourceAdapter) {
        resourceAdapter = newResourceAdapter;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter newLogWriter) {
        logWriter = newLogWriter;
    }

    /** All factories of one adapter are alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SoaManagedConnectionFactory that && resourceAdapter == that.resourceAdapter;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(resourceAdapter);
    }
}
