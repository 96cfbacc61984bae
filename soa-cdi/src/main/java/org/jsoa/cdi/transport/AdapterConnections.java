/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;

/**
 * Connections through the adapter that delivers jobs to this application. The adapter connects shortly after the
 * application has started. An earlier call waits for it.
 *
 * @since 0.1
 */
@ApplicationScoped
@Typed(AdapterConnections.class)
public class AdapterConnections implements Connections {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final CountDownLatch known = new CountDownLatch(1);
    private final Duration timeout;
    private volatile SoaConnectionFactory factory;

    /** Creates connections that wait some seconds for the adapter. */
    public AdapterConnections() {
        this(TIMEOUT);
    }

    AdapterConnections(Duration timeout) {
        this.timeout = timeout;
    }

    /**
     * Receives the connection factory of the adapter, also after a restart of the adapter.
     *
     * @param newFactory creates connections through the adapter
     */
    public void use(SoaConnectionFactory newFactory) {
        factory = newFactory;
        known.countDown();
    }

    @Override
    public SoaConnection open(String service) {
        try {
            if (!known.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SendFailedException(
                        service,
                        "no JSOA resource adapter has connected to this application within " + timeout.toMillis()
                                + " ms; deploy the RAR before the application",
                        null);
            }
            return factory.getConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailedException(service, "interrupted while waiting for the JSOA resource adapter", e);
        } catch (ResourceException e) {
            throw new SendFailedException(service, "the JSOA resource adapter provided no connection", e);
        }
    }
}
