/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.spi.JobWatch;

/**
 * The time of one job: how long it and its actions may still run, and its response when that time is over.
 *
 * @since 0.1
 */
public final class JobTime {

    private static final SoaError JOB_TIMEOUT = SoaError.of(
            ErrorCodes.JOB_TIMEOUT,
            "The service job ran for too long and had to be interrupted (probably a middleware issue).");

    private final long begin = System.nanoTime();
    private final IncomingJob job;
    private final TimeLimits limits;
    private final JobWatch watch;
    private final StuckJobs stuck;
    private StuckJobs.StuckJob late;
    private JobResponse replacement;
    private boolean ended;

    JobTime(IncomingJob job, TimeLimits limits, JobWatch watch, StuckJobs stuck) {
        this.job = job;
        this.limits = limits;
        this.watch = watch;
        this.stuck = stuck;
    }

    /** Limits middleware of the job, which runs from now on. */
    public void enterMiddleware() {
        watch.limit(left(), () -> overdue(null, JobResponse.failed(List.of(JOB_TIMEOUT))));
    }

    /**
     * Limits an action, which runs from now on.
     *
     * @param action the name of the action
     * @param responses the responses of the job's actions
     * @param before the number of responses that exist already
     * @return whether the action may run
     */
    public boolean enter(String action, ActionResponse[] responses, int before) {
        Duration left = left();
        Duration own = limits.actions().get(action);
        return watch.limit(
                own != null && (left == null || own.compareTo(left) < 0) ? own : left,
                () -> overdue(action, timedOut(action, Arrays.copyOf(responses, before))));
    }

    /**
     * Returns whether the caller has stopped waiting.
     *
     * @return whether the deadline of the job has passed
     */
    public boolean isPastDeadline() {
        return job.deadline() != null && job.deadline().left().isNegative();
    }

    /**
     * Returns how long the job has run.
     *
     * @return the time since its beginning
     */
    public Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Duration left() {
        return limits.job() == null ? null : limits.job().minus(sinceBegin());
    }

    private synchronized JobResponse overdue(String action, JobResponse response) {
        replacement = response;
        if (!ended) {
            late = new StuckJobs.StuckJob(
                    job.service(), action, job.request().context().correlationId(), job.requestId(), Instant.now());
            stuck.add(late);
        }
        return response;
    }

    private JobResponse timedOut(String action, ActionResponse[] before) {
        List<ActionResponse> responses = new ArrayList<>(Arrays.asList(before));
        responses.add(ActionResponse.failed(
                action,
                List.of(SoaError.of(
                        ErrorCodes.ACTION_TIMEOUT,
                        "The action \"" + action + "\" ran for too long and had to be interrupted."))));
        return new JobResponse(
                List.of(),
                Map.of(JobContext.CORRELATION_ID, job.request().context().correlationId()),
                responses);
    }

    /**
     * Returns the response that the caller has.
     *
     * @param own the response of the job itself
     * @return the response that was sent when the time was over; otherwise that of the job
     */
    public synchronized JobResponse sent(JobResponse own) {
        return replacement == null ? own : replacement;
    }

    /** Ends the time of the job. */
    public synchronized void end() {
        ended = true;
        if (late != null) {
            stuck.remove(late);
        }
    }
}
