/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.event.JobObserver;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.cdi.middleware.JobStep;
import org.jsoa.cdi.middleware.Middleware;
import org.jsoa.cdi.time.JobTime;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.cdi.transaction.OpenTransactions;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.JobException;
import org.jsoa.spi.JobWatch;

/**
 * Runs jobs with their middleware. Every job gets a response, whatever fails. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class JobDispatcher {

    private final ActionTable table;
    private final CurrentRequest current;
    private final UnforeseenFailures failures;
    private final JobTimes times;
    private final JobObserver observer;
    private final JobStep jobs;

    /**
     * Creates a dispatcher.
     *
     * @param table the actions of the application
     * @param tracing the tracing of jobs in responses and logs
     * @param current receives the job that runs
     * @param middleware surrounds jobs and actions
     * @param times the time limits of jobs
     * @param observer is notified of jobs
     * @param transactions finds those that actions leave open
     */
    public JobDispatcher(
            ActionTable table,
            Tracing tracing,
            CurrentRequest current,
            Middleware middleware,
            JobTimes times,
            JobObserver observer,
            OpenTransactions transactions) {
        this.table = table;
        this.current = current;
        this.failures = tracing.failures();
        this.times = times;
        this.observer = observer;
        ActionStep actions = middleware.aroundActions(new ActionRunner(table, current, transactions));
        this.jobs = middleware.aroundJobs(new JobRunner(table, actions, current, failures, tracing.ids()));
    }

    /**
     * Runs a job.
     *
     * @param job the job
     * @param watch limits the time of the job
     * @return the response; never null
     */
    public JobResponse dispatch(IncomingJob job, JobWatch watch) {
        if (!table.serves(job.service())) {
            return JobResponse.failed(List.of(SoaError.of(
                    ErrorCodes.SERVER_ERROR,
                    "The service \"" + job.service() + "\" is not served by this application.")));
        }
        JobTime time = times.begin(job, watch);
        current.begin(job, time);
        time.enterMiddleware();
        try {
            JobResponse response = time.sent(respond(job));
            observer.completed(job, response, time.sinceBegin());
            return response;
        } finally {
            time.end();
        }
    }

    private JobResponse respond(IncomingJob job) {
        try {
            observer.received(job);
            return Objects.requireNonNull(jobs.run(job.request()), "job middleware must not return null")
                    .plusContext(Map.of(
                            JobContext.CORRELATION_ID, job.request().context().correlationId()));
        } catch (JobException e) {
            return JobResponse.failed(e.errors());
        } catch (Throwable e) {
            // Only middleware and observers can throw this. Also an Error: the caller of a job that was taken needs a
            // response.
            return JobResponse.failed(List.of(failures.error(e, "job of " + job.service(), job)));
        }
    }
}
