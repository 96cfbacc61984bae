/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.spi.JobWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Jedis;

/** Jobs that are short enough for their responses to be sent together. */
class ShortJobsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final CountDownLatch release = new CountDownLatch(1);
    private EmbeddedRedis redis;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException {
        redis = EmbeddedRedis.started();
        server = new TestServer(redis.settings());
        connection = server.connection();
    }

    @AfterEach
    void stop() {
        release.countDown();
        connection.close();
        server.close();
        redis.close();
    }

    private JobResponse run(IncomingJob job, JobWatch watch) {
        ActionRequest action = job.request().actions().get(0);
        if (action.action().equals("wait")) {
            try {
                assertThat(release.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(action.action(), action.body())));
    }

    private static OutgoingJob job(String action, int number) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("c", List.of()),
                        List.of(new ActionRequest(action, Map.of("number", (long) number)))),
                TIMEOUT);
    }

    private void callOneAfterTheOther(int calls) {
        for (int i = 0; i < calls; i++) {
            JobResponse response = connection.call(job("echo", i));
            assertThat(response.actions().get(0).body()).isEqualTo(Map.of("number", (long) i));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16})
    void aResponseDoesNotWaitForTheNextJobOfItsWorker(int concurrency) throws Exception {
        server.deploy(new TestApplication("example", concurrency, this::run));
        callOneAfterTheOther(200);
        List<OutgoingJob> jobs = new ArrayList<>(List.of(job("echo", 1), job("echo", 2)));
        IntStream.range(0, concurrency).forEach(i -> jobs.add(job("wait", i)));
        List<CompletionStage<JobResponse>> replies = connection.sendAll(jobs);

        // The other jobs have not ended, and take longer than this test waits.
        for (CompletionStage<JobResponse> quick : replies.subList(0, 2)) {
            assertThat(quick.toCompletableFuture().get(10, TimeUnit.SECONDS).hasErrors())
                    .isFalse();
        }
        assertThat(replies.subList(2, replies.size()))
                .noneMatch(reply -> reply.toCompletableFuture().isDone());
        release.countDown();
        for (CompletionStage<JobResponse> reply : replies) {
            assertThat(reply.toCompletableFuture().get().hasErrors()).isFalse();
        }
    }

    @Test
    void longJobsThatComeAfterShortOnesRunSideBySide() throws Exception {
        int concurrency = 16;
        CountDownLatch together = new CountDownLatch(concurrency);
        server.deploy(new TestApplication("example", concurrency, (job, watch) -> {
            if (job.request().actions().get(0).action().equals("wait")) {
                together.countDown();
            }
            return run(job, watch);
        }));
        callOneAfterTheOther(200);
        List<CompletionStage<JobResponse>> replies = connection.sendAll(
                IntStream.range(0, concurrency).mapToObj(i -> job("wait", i)).toList());

        assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
        release.countDown();
        for (CompletionStage<JobResponse> reply : replies) {
            assertThat(reply.toCompletableFuture().get().hasErrors()).isFalse();
        }
    }

    @Test
    void nothingIsLostWhenRedisForgetsItsScripts() throws ResourceException {
        server.deploy(new TestApplication("example", 4, this::run));
        try (Jedis client = redis.client()) {
            for (int i = 0; i < 20; i++) {
                callOneAfterTheOther(10);
                client.scriptFlush();
            }
        }
    }
}
