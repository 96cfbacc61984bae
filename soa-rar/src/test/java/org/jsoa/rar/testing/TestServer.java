/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.resource.spi.work.WorkRejectedException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.inflow.SoaActivationSpec;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.spi.JobListener;

/** As much of an application server as an adapter needs: threads, a timer, and one application. */
public final class TestServer implements AutoCloseable {

    private final Threads threads = new Threads();
    private final SoaResourceAdapter adapter = new SoaResourceAdapter();
    private final SoaActivationSpec activation = new SoaActivationSpec();
    private Set<Thread> ownThreads;
    private ListenerEndpoints endpoints;

    /** Starts an adapter. */
    public TestServer(RedisAddress redis) throws ResourceException {
        this(redis, adapter -> {});
    }

    /** Starts an adapter with further settings. */
    public TestServer(RedisAddress redis, Consumer<SoaResourceAdapter> settings) throws ResourceException {
        this(adapter -> {
            adapter.setRedisUrl(redis.address());
            settings.accept(adapter);
        });
    }

    /** Starts an adapter with these settings. */
    public TestServer(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        settings.accept(adapter);
        start();
    }

    private void start() throws ResourceException {
        adapter.start(new Bootstrap(new GivenWork(threads)));
        ownThreads = Set.copyOf(threads.busy);
    }

    /** Stops the adapter and starts it again, as a resuming server does; nothing is deployed afterwards. */
    public void restart() throws ResourceException {
        adapter.stop();
        start();
    }

    /** Limits the number of threads from now on. */
    public void limitThreads(int more) {
        threads.left.set(more);
    }

    public SoaResourceAdapter adapter() {
        return adapter;
    }

    /** Returns a connection for calls of the application's own. */
    public SoaConnection connection() throws ResourceException {
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    public void deploy(JobListener listener) throws ResourceException {
        deploy(listener, Integer.MAX_VALUE);
    }

    /** Deploys an application with a limited number of endpoints: one for the activation, and afterwards one for each running job. */
    public void deploy(JobListener listener, int mostEndpoints) throws ResourceException {
        endpoints = new ListenerEndpoints(listener, mostEndpoints);
        adapter.endpointActivation(endpoints, activation);
    }

    /** Deploys the previous application again. */
    public void redeploy() throws ResourceException {
        adapter.endpointActivation(endpoints, activation);
    }

    public void undeploy() {
        adapter.endpointDeactivation(endpoints, activation);
    }

    /** Returns the server's threads that work right now. */
    public Set<Thread> busyThreads() {
        return Set.copyOf(threads.busy);
    }

    /** Returns the working threads that serve applications, without those of the adapter itself. */
    public Set<Thread> applicationThreads() {
        Set<Thread> busy = new HashSet<>(threads.busy);
        busy.removeAll(ownThreads);
        return busy;
    }

    @Override
    public void close() {
        adapter.stop();
    }

    private static final class Threads implements GivenWork.Fate {

        private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
        private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

        @Override
        public void of(Work work) throws WorkRejectedException {
            if (left.getAndUpdate(threads -> Math.max(0, threads - 1)) == 0) {
                throw new WorkRejectedException("there are no more threads");
            }
            Thread thread = new Thread(() -> {
                try {
                    work.run();
                } finally {
                    busy.remove(Thread.currentThread());
                }
            });
            thread.setDaemon(true);
            busy.add(thread);
            thread.start();
        }
    }

    private record Bootstrap(WorkManager threads) implements BootstrapContext {

        @Override
        public WorkManager getWorkManager() {
            return threads;
        }

        @Override
        public Timer createTimer() {
            return new Timer(true);
        }

        @Override
        public boolean isContextSupported(Class<? extends WorkContext> type) {
            return false;
        }

        @Override
        public XATerminator getXATerminator() {
            return null;
        }

        @Override
        public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
            return null;
        }
    }
}
