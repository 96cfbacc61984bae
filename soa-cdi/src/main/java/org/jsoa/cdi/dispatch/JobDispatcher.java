/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.event.JobObserver;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.cdi.middleware.JobStep;
import org.jsoa.cdi.middleware.Middleware;
import org.jsoa.cdi.time.JobTime;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.JobException;
import org.jsoa.spi.JobWatch;

/**
 * Runs jobs, with middleware around, and sees to it that each one is answered. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class JobDispatcher {

    private final Map<String, Map<String, ActionHandler>> services;
    private final CurrentRequest current;
    private final UnforeseenFailures failures;
    private final JobTimes times;
    private final JobObserver observer;
    private final JobStep jobs;

    /**
     * Creates a dispatcher.
     *
     * @param services the actions by name, of each service by name
     * @param tracing says how jobs can be followed
     * @param current is told of the job in hand
     * @param middleware goes around jobs and actions
     * @param times limits how long they may take
     * @param observer is told of jobs
     */
    public JobDispatcher(
            Map<String, Map<String, ActionHandler>> services,
            Tracing tracing,
            CurrentRequest current,
            Middleware middleware,
            JobTimes times,
            JobObserver observer) {
        this.services = Map.copyOf(services);
        this.current = current;
        this.failures = new UnforeseenFailures(tracing.tracebacks());
        this.times = times;
        this.observer = observer;
        ActionStep actions = middleware.aroundActions(new ActionRunner(this.services, current));
        this.jobs = middleware.aroundJobs(new JobRunner(this.services, actions, current, failures, tracing.ids()));
    }

    /**
     * Runs a job.
     *
     * @param job the job
     * @param watch watches over its time
     * @return the answer; never null
     */
    public JobResponse dispatch(IncomingJob job, JobWatch watch) {
        if (!services.containsKey(job.service())) {
            return JobResponse.failed(List.of(SoaError.of(
                    ErrorCodes.SERVER_ERROR,
                    "The service \"" + job.service() + "\" is not served by this application.")));
        }
        JobTime time = times.begin(job, watch);
        current.begin(job, time);
        time.enterMiddleware();
        try {
            JobResponse response = answer(job);
            observer.completed(job, response, time.sinceBegin());
            return response;
        } finally {
            time.end();
        }
    }

    private JobResponse answer(IncomingJob job) {
        try {
            observer.received(job);
            return Objects.requireNonNull(jobs.run(job.request()), "job middleware must not answer null")
                    .plusContext(Map.of(
                            JobContext.CORRELATION_ID, job.request().context().correlationId()));
        } catch (JobException e) {
            return JobResponse.failed(e.errors());
        } catch (Throwable e) {
            // Only middleware and observers can throw this. Even for an Error: a job that is taken must be answered.
            return JobResponse.failed(List.of(failures.error(e, "job of " + job.service(), job)));
        }
    }
}
