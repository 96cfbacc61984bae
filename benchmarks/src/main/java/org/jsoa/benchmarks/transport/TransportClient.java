/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SoaConnection;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.TestServer;

/** Callers that share one adapter. */
public final class TransportClient implements CallingPart {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final AtomicInteger opened = new AtomicInteger();
    private TestServer server;
    private SoaConnection connection;
    private TransportVariant variant;

    /** Made by name. */
    public TransportClient() {}

    @Override
    public void start(PartSettings settings) throws ResourceException {
        variant = TransportVariant.parse(settings.variant());
        server = new TestServer(adapter -> adapter.setRedisUrl(settings.redisUrl()));
        connection = server.connection();
    }

    /** Callers take the services in turn. */
    @Override
    public Call open(String body) {
        String service = EchoService.name(opened.getAndIncrement() % variant.services());
        return variant.burst() == 1 ? () -> call(service, body) : () -> burst(service, body);
    }

    private void call(String service, String body) {
        check(connection.call(job(service, body)), body);
    }

    /** One call of the caller is many calls at once. */
    private void burst(String service, String body) {
        List<OutgoingJob> jobs = Collections.nCopies(variant.burst(), job(service, body));
        connection
                .sendAll(jobs)
                .forEach(response -> check(response.toCompletableFuture().join(), body));
    }

    private static OutgoingJob job(String service, String body) {
        JobRequest request = new JobRequest(
                JobControl.DEFAULT,
                JobContext.of("benchmarks", List.of()),
                List.of(new ActionRequest("echo", Map.of("text", body))));
        return OutgoingJob.of(service, request, TIMEOUT);
    }

    private static void check(JobResponse response, String body) {
        if (!response.errors().isEmpty()
                || !body.equals(response.actions().get(0).body().get("text"))) {
            throw new IllegalStateException("the response is not the body: " + response.errors());
        }
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
