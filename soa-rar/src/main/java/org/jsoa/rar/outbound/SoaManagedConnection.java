/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.LocalTransaction;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionMetaData;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.security.auth.Subject;
import javax.transaction.xa.XAResource;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.rar.call.ServiceCaller;
import org.jsoa.rar.runtime.RedisClient;

/** A connection as the server pools it. It stands for the access to the adapter, which owns the sockets. */
final class SoaManagedConnection implements ManagedConnection {

    private final List<ConnectionEventListener> listeners = new CopyOnWriteArrayList<>();
    private final Set<ConnectionHandle> handles = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final RedisClient redis;
    private final Predicate<String> requiresEncryption;
    private volatile boolean destroyed;
    private PrintWriter logWriter;

    /**
     * Creates a connection.
     *
     * @param requiresEncryption whether this node refuses plain requests to a service
     */
    SoaManagedConnection(RedisClient redis, Predicate<String> requiresEncryption) {
        this.redis = redis;
        this.requiresEncryption = requiresEncryption;
    }

    boolean isUsable() {
        return !destroyed && redis.isOpen();
    }

    ServiceCaller caller() {
        return redis.caller();
    }

    DeadLetters deadLetters() {
        return new AdapterDeadLetters(redis, requiresEncryption);
    }

    /**
     * Tells the server that this connection cannot be used any more, if it has ended with the adapter. An outage of Redis
     * does not count, since connections outlive it.
     */
    void reportIfFailed() {
        if (!destroyed && !redis.isOpen() && failed.compareAndSet(false, true)) {
            ConnectionEvent event = new ConnectionEvent(
                    this,
                    ConnectionEvent.CONNECTION_ERROR_OCCURRED,
                    new IllegalStateException("the JSOA resource adapter was stopped"));
            listeners.forEach(listener -> listener.connectionErrorOccurred(event));
        }
    }

    /** A handle was closed by the application. */
    void closed(ConnectionHandle handle) {
        if (handles.remove(handle)) {
            ConnectionEvent event = new ConnectionEvent(this, ConnectionEvent.CONNECTION_CLOSED);
            event.setConnectionHandle(handle);
            listeners.forEach(listener -> listener.connectionClosed(event));
        }
    }

    @Override
    public Object getConnection(Subject subject, ConnectionRequestInfo info) throws ResourceException {
        if (!isUsable()) {
            reportIfFailed();
            throw new ResourceException("the connection is closed");
        }
        ConnectionHandle handle = new ConnectionHandle(this);
        handles.add(handle);
        return handle;
    }

    @Override
    public void associateConnection(Object connection) throws ResourceException {
        if (!(connection instanceof ConnectionHandle handle)) {
            throw new ResourceException("not a connection of this adapter: " + connection);
        }
        handle.moveTo(this);
        handles.add(handle);
    }

    /** A handle moves to another managed connection. */
    void release(ConnectionHandle handle) {
        handles.remove(handle);
    }

    @Override
    public void cleanup() {
        handles.forEach(ConnectionHandle::invalidate);
        handles.clear();
    }

    @Override
    public void destroy() {
        destroyed = true;
        cleanup();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        listeners.remove(listener);
    }

    @Override
    public XAResource getXAResource() throws ResourceException {
        throw new NotSupportedException("calls take no part in transactions");
    }

    @Override
    public LocalTransaction getLocalTransaction() throws ResourceException {
        throw new NotSupportedException("calls take no part in transactions");
    }

    @Override
    public ManagedConnectionMetaData getMetaData() {
        return new ConnectionMetaData(redis.settings().redis());
    }

    @Override
    public void setLogWriter(PrintWriter newLogWriter) {
        logWriter = newLogWriter;
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }
}
