/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.time.StuckJobs;
import org.jsoa.context.RequestContext;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;

/**
 * Adds a warning to the status of a service with jobs that run beyond their time limits.
 *
 * @since 0.1
 */
@ApplicationScoped
public class StuckJobsCheck implements StatusCheck {

    private final StuckJobs jobs = new StuckJobs();
    private final RequestContext request;

    /** For the client proxy only. */
    protected StuckJobsCheck() {
        this(null);
    }

    /**
     * Creates the check.
     *
     * @param request tells the name of the service
     */
    @Inject
    public StuckJobsCheck(RequestContext request) {
        this.request = request;
    }

    /**
     * Returns the stuck jobs, which the dispatcher keeps up to date.
     *
     * @return the stuck jobs of all services
     */
    @Produces
    @Singleton
    public StuckJobs jobs() {
        return jobs;
    }

    @Override
    public StatusReport check() {
        List<StuckJobs.StuckJob> stuck = jobs.of(request.service().orElseThrow());
        return stuck.isEmpty()
                ? StatusReport.healthy()
                : StatusReport.healthy()
                        .withWarning(
                                "STUCK_JOBS",
                                "jobs that still run beyond their time limits, each on a thread of its own: "
                                        + stuck.size())
                        .withDiagnostic(
                                "stuck_jobs",
                                stuck.stream().map(StuckJobsCheck::describe).toList());
    }

    private static Map<String, Object> describe(StuckJobs.StuckJob job) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("action", job.action());
        description.put("correlation_id", job.correlationId());
        description.put("request_id", job.requestId());
        description.put("since", job.since().toString());
        return description;
    }
}
