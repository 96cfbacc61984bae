/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.inflow.SoaActivationSpec;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.spi.JobListener;

/** As much of an application server as the adapter needs: threads and a timer. */
public final class PlainServer implements AutoCloseable {

    private final SoaResourceAdapter adapter = new SoaResourceAdapter();

    /**
     * Starts the adapter. Whatever settings it shall have beside the address are system properties.
     *
     * @param redisUrl where Redis is
     */
    public PlainServer(String redisUrl) throws ResourceException {
        adapter.setRedisUrl(redisUrl);
        adapter.start(new Bootstrap(new PlainThreads()));
    }

    /** Serves an application. */
    public void deploy(JobListener application) throws ResourceException {
        adapter.endpointActivation(new PlainEndpoints(application), new SoaActivationSpec());
    }

    /** Returns a way to call. */
    public SoaConnection connection() throws ResourceException {
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(adapter);
        return ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    @Override
    public void close() {
        adapter.stop();
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
