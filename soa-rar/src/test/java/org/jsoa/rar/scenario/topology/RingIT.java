/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.message.RequestWriter;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Servers and clients that share three masters. */
class RingIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final List<EmbeddedRedis> masters =
            IntStream.range(0, 3).mapToObj(i -> EmbeddedRedis.started()).toList();
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException {
        String urls =
                masters.stream().map(master -> master.settings().address()).collect(Collectors.joining(", "));
        server = new TestServer(masters.get(0).settings(), adapter -> adapter.setRedisUrl(urls));
        connection = server.connection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        masters.forEach(EmbeddedRedis::close);
    }

    private void deploy() throws ResourceException {
        server.deploy(EchoService.application());
    }

    private static OutgoingJob job(long number) {
        return EchoService.job(number, TIMEOUT);
    }

    private static long length(EmbeddedRedis master) {
        try (Jedis client = master.client()) {
            return client.llen(EchoService.REQUESTS);
        }
    }

    @Test
    void requestsGoToTheMastersInRotation() {
        List<CompletionStage<JobResponse>> calls =
                IntStream.range(0, 6).mapToObj(i -> connection.send(job(i))).toList();

        assertThat(calls).hasSize(6);
        assertThat(masters).allSatisfy(master -> assertThat(length(master)).isEqualTo(2));
    }

    @Test
    void jobsThatAreSentTogetherGoToTheMastersInRotation() {
        connection.sendAll(IntStream.range(0, 6).mapToObj(RingIT::job).toList());

        assertThat(masters).allSatisfy(master -> assertThat(length(master)).isEqualTo(2));
    }

    @Test
    void everyCallGetsAResponse() throws ResourceException {
        deploy();

        assertThat(IntStream.range(0, 30).mapToObj(i -> connection.send(job(i))).toList().stream()
                        .map(call ->
                                EchoService.numberIn(call.toCompletableFuture().join())))
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> (long) i).toList());
    }

    @Test
    void respondsOnTheMasterThatPysoaExpects() throws Exception {
        deploy();
        String replyTo = "service.foo.ffffffffffffffffffffffffffffffff!0000deadbeef";
        byte[] frame = new RequestWriter(3, ContentType.MSGPACK, 102_400)
                .write("example", 1, replyTo, Instant.now().plus(TIMEOUT), EchoService.request(7));
        try (Jedis first = masters.get(0).client();
                Jedis second = masters.get(1).client()) {
            first.rpush(EchoService.REQUESTS.getBytes(StandardCharsets.UTF_8), frame);

            assertThat(second.blpop(20, "pysoa:" + replyTo)).isNotNull();
        }
    }

    @Test
    void usesTheOtherMastersWhileOneIsDown() throws ResourceException {
        deploy();
        masters.get(1).stop();
        // The first call may fail, on a connection that is not yet known to be broken.
        await().ignoreExceptionsInstanceOf(TransportException.class).until(() -> connection.call(job(0)) != null);

        assertThat(IntStream.rangeClosed(1, 30).mapToObj(i -> EchoService.numberIn(connection.call(job(i)))))
                .hasSize(30);
        assertThat(connection.sendAll(
                        IntStream.range(0, 6).mapToObj(RingIT::job).toList()))
                .allSatisfy(
                        call -> assertThat(call.toCompletableFuture().join()).isNotNull());
    }

    @Test
    void usesAMasterAgainThatIsBack() throws ResourceException {
        deploy();
        masters.get(1).stop();
        masters.get(1).start();

        try (Jedis client = masters.get(1).client()) {
            await().atMost(TIMEOUT)
                    .ignoreExceptionsInstanceOf(TransportException.class)
                    .until(() -> {
                        connection.call(job(0));
                        return client.info("commandstats").contains("cmdstat_evalsha");
                    });
        }
        assertThat(connection.call(job(1))).isNotNull();
    }
}
