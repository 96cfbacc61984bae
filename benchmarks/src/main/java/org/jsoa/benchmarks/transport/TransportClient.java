/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.ResourceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/** Callers that share one adapter. */
public final class TransportClient implements CallingPart {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private PlainServer server;
    private SoaConnection connection;

    /** Made by name. */
    public TransportClient() {}

    @Override
    public void start(PartSettings settings) throws ResourceException {
        server = new PlainServer("redis://127.0.0.1:" + settings.redisPort());
        connection = server.connection();
    }

    @Override
    public Call open(String body) {
        return () -> call(body);
    }

    private void call(String body) {
        JobRequest request = new JobRequest(
                JobControl.DEFAULT,
                JobContext.of("benchmarks", List.of()),
                List.of(new ActionRequest("echo", Map.of("text", body))));
        JobResponse response = connection.call(OutgoingJob.of(EchoService.name(0), request, TIMEOUT));
        if (!response.errors().isEmpty()
                || !body.equals(response.actions().get(0).body().get("text"))) {
            throw new IllegalStateException("the answer is not the body: " + response.errors());
        }
    }

    @Override
    public void close() {
        connection.close();
        server.close();
    }
}
