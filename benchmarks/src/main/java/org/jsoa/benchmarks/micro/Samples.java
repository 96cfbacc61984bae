/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/** Messages and bodies for the benchmarks of single classes. */
public final class Samples {

    /** The service that is called. */
    public static final String SERVICE = "echo";

    private Samples() {}

    /** Returns a body with a text of this length. */
    public static Map<String, Object> body(int bytes) {
        return Map.of("text", "x".repeat(bytes));
    }

    /** Returns a job of one action with such a body. */
    public static JobRequest request(int bytes) {
        return new JobRequest(
                JobControl.DEFAULT,
                JobContext.of("0123456789abcdef", List.of()),
                List.of(new ActionRequest("echo", body(bytes))));
    }

    /** Returns the response to such a job. */
    public static JobResponse response(int bytes) {
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("echo", body(bytes))));
    }

    /** Returns a call with a job of one action, whose body has a text of this length. */
    public static OutgoingJob call(int bytes) {
        return OutgoingJob.of(SERVICE, request(bytes), Duration.ofSeconds(10));
    }
}
