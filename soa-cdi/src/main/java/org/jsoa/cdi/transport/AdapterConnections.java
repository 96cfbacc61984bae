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
 * Connections through the adapter that feeds this application. The adapter makes itself known a moment after the
 * application has started: a call that comes earlier waits for it.
 *
 * @since 0.1
 */
@ApplicationScoped
@Typed(AdapterConnections.class)
public class AdapterConnections implements Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CountDownLatch known = new CountDownLatch(1);
    private final Duration patience;
    private volatile SoaConnectionFactory factory;

    /** Creates connections that wait some seconds for the adapter. */
    public AdapterConnections() {
        this(PATIENCE);
    }

    AdapterConnections(Duration patience) {
        this.patience = patience;
    }

    /**
     * Learns of the adapter, at first or after it was started anew.
     *
     * @param newFactory makes connections through it
     */
    public void use(SoaConnectionFactory newFactory) {
        factory = newFactory;
        known.countDown();
    }

    @Override
    public SoaConnection open(String service) {
        try {
            if (!known.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SendFailedException(
                        service,
                        "no JSOA resource adapter has made itself known to this application within "
                                + patience.toMillis() + " ms; deploy the RAR before the application",
                        null);
            }
            return factory.getConnection();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SendFailedException(service, "interrupted while waiting for the JSOA resource adapter", e);
        } catch (ResourceException e) {
            throw new SendFailedException(service, "the JSOA resource adapter gave no connection", e);
        }
    }
}
