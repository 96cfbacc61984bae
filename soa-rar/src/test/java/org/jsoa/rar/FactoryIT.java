/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Connection factories for another Redis than that of their adapter. */
class FactoryIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final EmbeddedRedis ours = EmbeddedRedis.started();
    private final EmbeddedRedis theirs = EmbeddedRedis.started();
    private TestServer server;
    private TestServer otherServer;

    @BeforeEach
    void start() throws ResourceException {
        server = new TestServer(ours.settings());
        otherServer = new TestServer(theirs.settings());
        otherServer.deploy(EchoService.application());
    }

    @AfterEach
    void stop() {
        otherServer.close();
        server.close();
        theirs.close();
        ours.close();
    }

    private SoaManagedConnectionFactory factory(Consumer<SoaManagedConnectionFactory> settings) {
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(server.adapter());
        settings.accept(factory);
        return factory;
    }

    private SoaManagedConnectionFactory leadingToTheirs() {
        return factory(factory -> factory.setRedisUrl(theirs.settings().address()));
    }

    private static SoaConnection connect(SoaManagedConnectionFactory factory) throws ResourceException {
        return ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    @Test
    void callsServicesAtItsOwnRedis() throws ResourceException {
        try (SoaConnection connection = connect(leadingToTheirs())) {
            assertThat(EchoService.numberIn(connection.call(EchoService.job(7, TIMEOUT))))
                    .isEqualTo(7);
            assertThat(connection
                            .send(EchoService.job(8, TIMEOUT))
                            .toCompletableFuture()
                            .join())
                    .satisfies(response ->
                            assertThat(EchoService.numberIn(response)).isEqualTo(8));
        }
        try (Jedis client = ours.client()) {
            assertThat(client.keys("*")).isEmpty();
        }
    }

    @Test
    void hasItsOwnTimeout() throws ResourceException {
        try (SoaConnection connection = connect(factory(factory -> factory.setCallTimeoutMillis(77)))) {
            assertThat(connection.defaultTimeout()).isEqualTo(Duration.ofMillis(77));
        }
    }

    @Test
    void sharesConnectionsWithFactoriesWithTheSameSettings() throws ResourceException {
        try (SoaConnection first = connect(leadingToTheirs())) {
            first.call(EchoService.job(1, TIMEOUT));
            Set<Thread> before = server.busyThreads();

            try (SoaConnection second = connect(leadingToTheirs())) {
                second.call(EchoService.job(2, TIMEOUT));
            }
            assertThat(server.busyThreads()).isEqualTo(before);
        }
        assertThat(leadingToTheirs()).isEqualTo(leadingToTheirs()).isNotEqualTo(factory(factory -> {}));
    }

    @Test
    void endsWithTheAdapter() throws ResourceException {
        otherServer.undeploy();
        SoaConnection connection = connect(leadingToTheirs());
        CompletionStage<JobResponse> call = connection.send(EchoService.job(1, TIMEOUT));

        server.close();

        assertThatThrownBy(() -> call.toCompletableFuture().join()).hasCauseInstanceOf(ConnectionLostException.class);
        assertThatThrownBy(() -> connection.call(EchoService.job(2, TIMEOUT)))
                .isInstanceOf(IllegalStateException.class);
        await().atMost(TIMEOUT).until(() -> server.busyThreads().isEmpty());
    }

    @Test
    void reportsInvalidSettings() {
        SoaManagedConnectionFactory wrong = factory(factory -> factory.setClientProtocol(4));

        assertThatThrownBy(() -> connect(wrong))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("property ClientProtocol")
                .hasMessageContaining("1 to 3");
    }
}
