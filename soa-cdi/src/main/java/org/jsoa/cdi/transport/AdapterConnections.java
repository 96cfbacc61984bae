/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;

/**
 * Connections through the adapter that delivers jobs to this application. The adapter connects shortly after the
 * application has started. Earlier calls wait for it together.
 *
 * @since 0.1
 */
@ApplicationScoped
@Typed(AdapterConnections.class)
public class AdapterConnections implements Connections {

    private final CountDownLatch known = new CountDownLatch(1);
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private volatile SoaConnectionFactory factory;

    /** Creates connections without an adapter. */
    public AdapterConnections() {}

    /**
     * Receives the connection factory of the adapter, also after a restart of the adapter.
     *
     * @param newFactory creates connections through the adapter
     */
    public void use(SoaConnectionFactory newFactory) {
        factory = newFactory;
        known.countDown();
        waiting.forEach(this::begin);
    }

    private void begin(Runnable task) {
        if (waiting.remove(task)) {
            task.run();
        }
    }

    @Override
    public boolean areKnown() {
        return factory != null;
    }

    @Override
    public void awaitKnown(Duration most) throws InterruptedException {
        known.await(most.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public Runnable whenKnown(Runnable task) {
        waiting.add(task);
        if (areKnown()) {
            begin(task);
        }
        return () -> waiting.remove(task);
    }

    @Override
    public SoaConnection open(String service) {
        SoaConnectionFactory current = factory;
        if (current == null) {
            throw SendFailedException.byCaller(
                    service,
                    "no JSOA resource adapter has connected to this application; deploy soa-rar.rar before the application",
                    null);
        }
        try {
            return current.getConnection();
        } catch (ResourceException e) {
            throw SendFailedException.byCaller(service, "the JSOA resource adapter provided no connection", e);
        }
    }
}
