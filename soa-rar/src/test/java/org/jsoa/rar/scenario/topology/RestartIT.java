/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jsoa.rar.testing.EchoService.job;
import static org.jsoa.rar.testing.EchoService.numberIn;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedJobs;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Servers stop an adapter and start it again, and deactivate and activate applications, in any order. */
class RestartIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final EmbeddedRedis redis = EmbeddedRedis.started();
    private TestServer server;

    @BeforeEach
    void start() throws ResourceException {
        server = new TestServer(redis.settings());
        server.deploy(EchoService.application());
    }

    @AfterEach
    void stop() {
        server.close();
        redis.close();
    }

    private void assertThatCallsGetResponses(long number) throws ResourceException {
        try (SoaConnection connection = server.connection()) {
            assertThat(numberIn(connection.call(job(number, TIMEOUT)))).isEqualTo(number);
        }
    }

    private void assertThatNothingIsLeft() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(server.busyThreads()).isEmpty());
        try (Jedis client = redis.client()) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(client.clientList().lines()).hasSize(1));
        }
    }

    @Test
    void anAdapterThatIsStartedAgainServesAndCallsAsBefore() throws ResourceException {
        for (int i = 0; i < 3; i++) {
            assertThatCallsGetResponses(i);
            server.close();
            assertThatNothingIsLeft();
            server.restart();
            server.redeploy();
        }
        assertThatCallsGetResponses(9);
    }

    @Test
    void anApplicationMayBeDeactivatedAfterTheStopOfTheAdapter() throws ResourceException {
        assertThatCallsGetResponses(1);
        server.close();
        server.undeploy();
        server.close();
        assertThatNothingIsLeft();

        server.restart();
        server.undeploy();
        server.redeploy();
        assertThatCallsGetResponses(2);
    }

    @Test
    void anApplicationThatIsActivatedAgainIsServedAsBefore() throws ResourceException {
        for (int i = 0; i < 3; i++) {
            assertThatCallsGetResponses(i);
            server.undeploy();
            await().atMost(TIMEOUT).until(() -> server.applicationThreads().isEmpty());
            server.redeploy();
        }
        assertThatCallsGetResponses(9);
    }

    @Test
    void anApplicationThatIsActivatedTwiceIsServedOnce() throws ResourceException {
        server.redeploy();
        assertThatCallsGetResponses(1);

        server.undeploy();
        await().atMost(TIMEOUT).until(() -> server.applicationThreads().isEmpty());
    }

    @Test
    void anApplicationThatIsDeactivatedBeforeItWasUpLeavesNothing() throws ResourceException {
        for (int i = 0; i < 50; i++) {
            server.undeploy();
            server.redeploy();
        }
        assertThatCallsGetResponses(1);
        server.close();
        assertThatNothingIsLeft();
    }

    @Test
    void anInterruptedThreadStopsAllAndStaysInterrupted() throws ResourceException {
        assertThatCallsGetResponses(1);
        Thread.currentThread().interrupt();
        server.undeploy();
        assertThat(Thread.interrupted()).isTrue();
        await().atMost(TIMEOUT).until(() -> server.applicationThreads().isEmpty());
        server.redeploy();
        assertThatCallsGetResponses(2);

        Thread.currentThread().interrupt();
        server.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThatNothingIsLeft();
    }

    @Test
    void aJobThatRunsDuringAnInterruptedStopGetsItsResponse() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        TestApplication slow = new TestApplication("slow", 1, (job, watch) -> {
            begun.countDown();
            try {
                return mayEnd.await(20, TimeUnit.SECONDS)
                        ? new JobResponse(List.of(), null, List.of())
                        : JobResponse.failed(List.of());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        server.undeploy();
        server.deploy(slow);
        try (TestServer caller = new TestServer(redis.settings());
                SoaConnection connection = caller.connection()) {
            CompletableFuture<JobResponse> response = connection
                    .send(OutgoingJob.of("slow", EchoService.request(1), TIMEOUT))
                    .toCompletableFuture();
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            slow.onPhase(phase -> {
                if (phase == ServicePhase.DRAINING) {
                    mayEnd.countDown();
                }
            });
            Thread.currentThread().interrupt();
            server.close();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(response).succeedsWithin(TIMEOUT);
        }
    }

    @Test
    void servicesWithLeasesSurviveARestartToo() throws ResourceException {
        server.undeploy();
        server.deploy(RecordedJobs.application(redis.port(), DeliveryMode.AT_LEAST_ONCE, 2));
        for (int i = 0; i < 2; i++) {
            try (SoaConnection connection = server.connection()) {
                assertThat(connection.call(job(i, TIMEOUT)).errors()).isEmpty();
            }
            server.close();
            assertThatNothingIsLeft();
            server.restart();
            server.redeploy();
        }
    }

    @Test
    void anAdapterThatGetsTooFewThreadsOfTheServerServesAndLeavesNothing() throws ResourceException {
        server.close();
        for (int threads = 0; threads < 5; threads++) {
            server.limitThreads(threads);
            server.restart();
            server.redeploy();
            assertThatCallsGetResponses(1);
            server.close();
            assertThatNothingIsLeft();
        }
    }
}
