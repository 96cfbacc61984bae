/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.Sending;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Jobs that are refused because too many jobs wait for a response in time. */
class LateJobsIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Sending REFUSED = Sending.DEFAULT.withRefusedIfLate(true);

    private EmbeddedRedis redis;
    private TestServer server;
    private SoaConnection connection;

    @BeforeEach
    void start() throws ResourceException {
        redis = EmbeddedRedis.started();
        server = new TestServer(redis.settings());
        SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
        factory.setResourceAdapter(server.adapter());
        connection = ((SoaConnectionFactory) factory.createConnectionFactory()).getConnection();
    }

    @AfterEach
    void stop() {
        connection.close();
        server.close();
        redis.close();
    }

    private static OutgoingJob job(Duration timeout) {
        return OutgoingJob.of(
                "example",
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("c", List.of()),
                        List.of(new ActionRequest("echo", Map.of()))),
                timeout);
    }

    private static JobResponse response() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
            return new JobResponse(List.of(), Map.of(), List.of());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CompletableFuture<JobResponse>> sendThirty(OutgoingJob job) {
        return connection.sendAll(Collections.nCopies(30, job)).stream()
                .map(CompletionStage::toCompletableFuture)
                .toList();
    }

    /** Makes calls that measure 20 ms for each job, and leaves a queue of thirty requests without a service. */
    private void learnAndFill() throws ResourceException {
        server.deploy(new TestApplication("example", 1, (job, watch) -> response()));
        sendThirty(job(LONG).withSending(REFUSED)).forEach(CompletableFuture::join);
        server.undeploy();
        sendThirty(job(LONG));
    }

    @Test
    void refusesAJobWhoseResponseWouldBeLate() throws ResourceException {
        learnAndFill();
        OutgoingJob urgent = job(Duration.ofMillis(100)).withSending(REFUSED);

        // One job per second is sent nevertheless, to measure whether the queue has become faster.
        List<Throwable> failures = Stream.generate(() -> catchThrowable(() -> connection.call(urgent)))
                .limit(2)
                .toList();

        assertThat(failures).anySatisfy(failure -> assertThat(failure)
                .isInstanceOf(SendFailedException.class)
                .hasMessageMatching("could not send to service example: its queue holds \\d+ or more requests, "
                        + "too many for a response within 100 ms"));
        try (Jedis client = redis.client()) {
            assertThat(client.llen("pysoa:service.example")).isBetween(30L, 31L);
        }
    }

    @Test
    void sendsAJobThatCanWaitLongEnoughOrDoesNotAskForIt() throws ResourceException {
        learnAndFill();

        connection.send(job(LONG).withSending(REFUSED));
        connection.send(job(Duration.ofMillis(100)));

        try (Jedis client = redis.client()) {
            assertThat(client.llen("pysoa:service.example")).isEqualTo(32);
        }
    }
}
