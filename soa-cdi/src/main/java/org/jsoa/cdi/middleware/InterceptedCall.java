/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;

/**
 * The step around which the container puts client middleware. The container subclasses it for its proxy.
 *
 * @since 0.1
 */
public class InterceptedCall implements CallStep {

    private final CallStep innermost;

    /** For the container's proxy only. */
    protected InterceptedCall() {
        this(null);
    }

    InterceptedCall(CallStep innermost) {
        this.innermost = innermost;
    }

    @Override
    public CompletionStage<JobResponse> run(OutgoingJob job) throws Exception {
        return innermost.run(Objects.requireNonNull(job, "client middleware must not make the job null"));
    }
}
