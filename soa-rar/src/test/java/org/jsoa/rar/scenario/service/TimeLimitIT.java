/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.spi.JobWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Jobs that take longer than they may, against a real Redis. */
class TimeLimitIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMillis(200);
    private static final JobResponse OUT_OF_TIME =
            JobResponse.failed(List.of(SoaError.of("JOB_TIMEOUT", "out of time")));

    private final AtomicBoolean release = new AtomicBoolean();
    private final AtomicInteger interrupts = new AtomicInteger();
    private EmbeddedRedis redis;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException {
        redis = EmbeddedRedis.started();
        server = new TestServer(redis.settings(), adapter -> {
            adapter.setMaxStuckWorkers(1);
            adapter.setDrainTimeoutMillis(300);
        });
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(server.adapter());
        connection = ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    @AfterEach
    void stop() {
        release.set(true);
        connection.close();
        server.close();
        redis.close();
    }

    private void deploy(int concurrency) throws ResourceException {
        server.deploy(new TestApplication("example", concurrency, this::run));
    }

    private JobResponse run(IncomingJob job, JobWatch watch) {
        ActionRequest action = job.request().actions().get(0);
        if (action.action().equals("stubborn")) {
            watch.limit(LIMIT, () -> OUT_OF_TIME);
            spin();
        } else if (action.action().equals("patient")) {
            watch.limit(LIMIT, () -> OUT_OF_TIME);
            sleep();
        } else if (action.action().equals("unlimited")) {
            sleep();
        }
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(action.action(), Map.of())));
    }

    /** Ignores interrupts. */
    private void spin() {
        while (!release.get()) {
            if (Thread.interrupted()) {
                interrupts.incrementAndGet();
            }
            Thread.onSpinWait();
        }
    }

    /** Ends when it is interrupted. */
    private void sleep() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupts.incrementAndGet();
        }
    }

    private CompletableFuture<JobResponse> send(String action) {
        return connection
                .send(OutgoingJob.of(
                        "example",
                        new JobRequest(
                                JobControl.DEFAULT, JobContext.of("c", List.of()), List.of(ActionRequest.of(action))),
                        TIMEOUT))
                .toCompletableFuture();
    }

    private JobResponse call(String action) {
        return send(action).join();
    }

    private void assertRuns(CompletableFuture<JobResponse> call) {
        assertThat(call.join().errors()).isEmpty();
    }

    @Test
    void aJobGetsAResponseInTimeWhateverItsThreadDoes() throws ResourceException {
        deploy(1);

        assertThat(call("stubborn")).isEqualTo(OUT_OF_TIME);
        // The thread is interrupted before the response is sent, but may be slow to see it.
        await().untilAsserted(() -> assertThat(interrupts).hasValue(1));
        assertRuns(send("quick"));
    }

    @Test
    void anInterruptedThreadEndsAndReturnsToTheServer() throws ResourceException {
        deploy(1);
        for (int i = 0; i < 5; i++) {
            assertThat(call("patient")).isEqualTo(OUT_OF_TIME);
        }

        assertRuns(send("quick"));
        assertThat(interrupts).hasValue(5);
        await().untilAsserted(() -> assertThat(server.applicationThreads()).hasSize(1));
    }

    @Test
    void aJobWithTimeLeftIsNotInterrupted() throws ResourceException {
        server.deploy(new TestApplication("example", 1, (job, watch) -> {
            watch.limit(Duration.ofSeconds(20), () -> OUT_OF_TIME);
            return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("quick", Map.of())));
        }));

        for (int i = 0; i < 100; i++) {
            assertRuns(send("quick"));
        }
    }

    @Test
    void aLateResponseOfAJobIsDropped() throws ResourceException {
        deploy(1);
        try (Jedis client = redis.client()) {
            client.rpush(
                    "pysoa:service.example",
                    "content-type:application/json;{\"request_id\": 1, \"meta\": {\"reply_to\": \"r!1\"}, \"body\": "
                            + "{\"control\": {\"continue_on_error\": false}, \"context\": {\"correlation_id\": \"c\", "
                            + "\"switches\": []}, \"actions\": [{\"action\": \"stubborn\"}]}}");

            assertThat(client.blpop(20, "pysoa:r!1").get(1)).contains("JOB_TIMEOUT");
            release.set(true);
            await().untilAsserted(() -> assertThat(server.applicationThreads()).hasSize(1));
            assertThat(client.exists("pysoa:r!1")).isFalse();
        }
    }

    @Test
    void stuckWorkersAreBoundedAndTheServiceContinuesWhenTheyEnd() throws ResourceException {
        deploy(1);
        assertThat(call("stubborn")).isEqualTo(OUT_OF_TIME);
        assertThat(call("stubborn")).isEqualTo(OUT_OF_TIME);
        CompletableFuture<JobResponse> waiting = send("quick");
        await().untilAsserted(() -> assertThat(server.applicationThreads()).hasSize(2));
        try (Jedis client = redis.client()) {
            assertThat(client.llen("pysoa:service.example")).isEqualTo(1);
        }

        release.set(true);
        assertRuns(waiting);
    }

    @Test
    void undeploymentInterruptsJobsThatDoNotFinishAndRespondsToThem() throws ResourceException {
        deploy(2);
        CompletableFuture<JobResponse> unlimited = send("unlimited");
        try (Jedis client = redis.client()) {
            await().until(() -> client.llen("pysoa:service.example") == 0);
        }
        server.undeploy();

        assertThat(unlimited.join().errors())
                .containsExactly(SoaError.of("SERVER_ERROR", "The service was stopped before the job was done."));
        await().untilAsserted(() -> assertThat(server.applicationThreads()).isEmpty());
    }
}
