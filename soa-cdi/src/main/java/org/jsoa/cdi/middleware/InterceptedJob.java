/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.Objects;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;

/**
 * The step around which the container puts job middleware. The container subclasses it for its proxy.
 *
 * @since 0.1
 */
public class InterceptedJob implements JobStep {

    private final JobStep innermost;

    /** For the container's proxy only. */
    protected InterceptedJob() {
        this(null);
    }

    InterceptedJob(JobStep innermost) {
        this.innermost = innermost;
    }

    @Override
    public JobResponse run(JobRequest request) throws Exception {
        return innermost.run(Objects.requireNonNull(request, "job middleware must not make the request null"));
    }
}
