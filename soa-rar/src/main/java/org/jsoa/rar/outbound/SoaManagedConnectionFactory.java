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
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.config.ClientProperties;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.runtime.RedisClient;
import org.jsoa.rar.runtime.RuntimeSource;

/**
 * Makes connection factories for JNDI and the managed connections behind them. All connections of an adapter, or of the
 * factories with the same settings, share sockets. Each connection serves every request.
 *
 * @since 0.1
 */
@ConnectionDefinition(
        connectionFactory = SoaConnectionFactory.class,
        connectionFactoryImpl = PooledConnectionFactory.class,
        connection = SoaConnection.class,
        connectionImpl = ConnectionHandle.class)
public class SoaManagedConnectionFactory extends ClientProperties
        implements ManagedConnectionFactory, ValidatingManagedConnectionFactory, ResourceAdapterAssociation {

    private static final long serialVersionUID = 1L;

    private final EnumMap<Setting, String> values = new EnumMap<>(Setting.class);
    private transient ResourceAdapter resourceAdapter;
    private transient PrintWriter logWriter;
    private transient volatile RedisClient redis;

    /** Called by the server. */
    public SoaManagedConnectionFactory() {}

    @Override
    protected Map<Setting, String> values() {
        return values;
    }

    /** A property without a value of the factory has the value of the adapter. */
    @Override
    protected String unset(Setting setting) {
        return null;
    }

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
        return new SoaManagedConnection(redis(), this::requiresEncryption);
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

    private boolean requiresEncryption(String service) {
        return resourceAdapter instanceof RuntimeSource source
                && source.runtime().settings().server().requiresEncryption(service);
    }

    private RedisClient redis() throws ResourceException {
        RedisClient known = redis;
        if (known == null || !known.isOpen()) {
            known = findRedis();
            redis = known;
        }
        return known;
    }

    private RedisClient findRedis() throws ResourceException {
        if (!(resourceAdapter instanceof RuntimeSource source)) {
            throw new ResourceException("the connection factory is not associated with the JSOA resource adapter");
        }
        try {
            return source.runtime().redis(values);
        } catch (IllegalArgumentException e) {
            throw new ResourceException("a connection factory of JSOA cannot be used: " + e.getMessage(), e);
        }
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

    /** Factories of one adapter are equal if they have the same settings. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SoaManagedConnectionFactory that
                && resourceAdapter == that.resourceAdapter
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(resourceAdapter) ^ values.hashCode();
    }
}
