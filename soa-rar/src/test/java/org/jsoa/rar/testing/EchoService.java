/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;

/** A service named {@code example} that responds with the number in the request, and calls of it. */
public final class EchoService {

    /** The list of its requests. */
    public static final String REQUESTS = "pysoa:service.example";

    private EchoService() {}

    public static JobListener application() {
        return new TestApplication("example", 2, (job, watch) -> echo(job));
    }

    private static JobResponse echo(IncomingJob job) {
        ActionRequest request = job.request().actions().get(0);
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
    }

    public static JobRequest request(long number) {
        return new JobRequest(
                JobControl.DEFAULT,
                JobContext.of("c", List.of()),
                List.of(new ActionRequest("echo", Map.of("number", number))));
    }

    public static OutgoingJob job(long number, Duration timeout) {
        return OutgoingJob.of("example", request(number), timeout);
    }

    public static long numberIn(JobResponse response) {
        return (long) response.actions().get(0).body().get("number");
    }
}
