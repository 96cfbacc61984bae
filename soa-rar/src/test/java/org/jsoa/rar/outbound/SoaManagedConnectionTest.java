/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionEvent;
import jakarta.resource.spi.ConnectionEventListener;
import jakarta.resource.spi.ManagedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The events that a server's pool receives from its connections. */
class SoaManagedConnectionTest {

    private final SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
    private final Pool pool = new Pool();
    private TestServer server;
    private ManagedConnection managed;
    private SoaConnection handle;

    /** Records the numbers of its events. */
    private static final class Pool implements ConnectionEventListener {

        private final List<Integer> events = new ArrayList<>();

        @Override
        public void connectionClosed(ConnectionEvent event) {
            events.add(event.getId());
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            events.add(event.getId());
        }

        @Override
        public void localTransactionStarted(ConnectionEvent event) {
            events.add(event.getId());
        }

        @Override
        public void localTransactionCommitted(ConnectionEvent event) {
            events.add(event.getId());
        }

        @Override
        public void localTransactionRolledback(ConnectionEvent event) {
            events.add(event.getId());
        }
    }

    @BeforeEach
    void connectToARedisThatIsNotThere() throws ResourceException {
        server = new TestServer(RedisAddress.parse("redis://127.0.0.1:" + EmbeddedRedis.freePort()));
        factory.setResourceAdapter(server.adapter());
        managed = factory.createManagedConnection(null, null);
        managed.addConnectionEventListener(pool);
        handle = (SoaConnection) managed.getConnection(null, null);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void call() {
        handle.call(EchoService.job(1, Duration.ofSeconds(5)));
    }

    private List<Object> invalid(ManagedConnection... candidates) {
        return List.of(factory.getInvalidConnections(Set.of(candidates)).toArray());
    }

    @Test
    void survivesAnOutageOfRedis() {
        assertThatThrownBy(this::call).isInstanceOf(SendFailedException.class);

        assertThat(pool.events).isEmpty();
        assertThat(invalid(managed)).isEmpty();
        assertThat(factory.matchManagedConnections(Set.of(managed), null, null)).isSameAs(managed);
    }

    @Test
    void notifiesThePoolOnceOfTheEndOfTheAdapter() {
        server.close();

        assertThatIllegalStateException().isThrownBy(this::call);
        assertThatIllegalStateException().isThrownBy(this::call);
        assertThatThrownBy(() -> managed.getConnection(null, null)).isInstanceOf(ResourceException.class);

        assertThat(pool.events).containsExactly(ConnectionEvent.CONNECTION_ERROR_OCCURRED);
        assertThat(invalid(managed)).containsExactly(managed);
        assertThat(factory.matchManagedConnections(Set.of(managed), null, null)).isNull();
    }

    @Test
    void notifiesAPoolThatReusesItAfterTheEndOfTheAdapter() {
        server.close();

        assertThatThrownBy(() -> managed.getConnection(null, null)).isInstanceOf(ResourceException.class);

        assertThat(pool.events).containsExactly(ConnectionEvent.CONNECTION_ERROR_OCCURRED);
    }

    @Test
    void notifiesThePoolOfItsClosedHandleOnce() {
        handle.close();
        handle.close();
        server.close();

        assertThatIllegalStateException().isThrownBy(this::call);
        assertThat(pool.events).containsExactly(ConnectionEvent.CONNECTION_CLOSED);
    }

    @Test
    void doesNotNotifyThePoolWhenThePoolDestroysIt() throws ResourceException {
        managed.destroy();
        server.close();

        assertThatIllegalStateException().isThrownBy(this::call);
        assertThatThrownBy(() -> managed.getConnection(null, null)).isInstanceOf(ResourceException.class);
        assertThat(pool.events).isEmpty();
    }

    @Test
    void aPoolGetsNewConnectionsFromAnAdapterThatWasStartedAgain() throws ResourceException {
        server.restart();

        ManagedConnection next = factory.createManagedConnection(null, null);
        assertThat(invalid(managed, next)).containsExactly(managed);
    }
}
