/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import java.time.Clock;
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

/** The time of one job: how long it and its actions may still run, and how it is answered when that is over. */
public final class JobTime {

    private static final SoaError JOB_TIMEOUT = SoaError.of(
            ErrorCodes.JOB_TIMEOUT,
            "The service job ran for too long and had to be interrupted (probably a middleware issue).");

    private final long begin = System.nanoTime();
    private final IncomingJob job;
    private final TimeLimits limits;
    private final JobWatch watch;
    private final StuckJobs stuck;
    private final Clock clock = Clock.systemUTC();
    private StuckJobs.StuckJob late;
    private boolean ended;

    JobTime(IncomingJob job, TimeLimits limits, JobWatch watch, StuckJobs stuck) {
        this.job = job;
        this.limits = limits;
        this.watch = watch;
        this.stuck = stuck;
    }

    /** What runs now is middleware of the job. */
    public void enterMiddleware() {
        watch.limit(left(), () -> overdue(null, JobResponse.failed(List.of(JOB_TIMEOUT))));
    }

    /**
     * What runs now is an action.
     *
     * @param action its name
     * @param answers the answers of the job
     * @param before how many of them there are already
     * @return whether it may run
     */
    public boolean enter(String action, ActionResponse[] answers, int before) {
        Duration left = left();
        Duration own = limits.actions().get(action);
        return watch.limit(
                own != null && (left == null || own.compareTo(left) < 0) ? own : left,
                () -> overdue(action, timedOut(action, Arrays.copyOf(answers, before))));
    }

    /** Tells whether the caller has stopped waiting. */
    public boolean isPastDeadline() {
        Instant deadline = job.deadline();
        return deadline != null && deadline.isBefore(clock.instant());
    }

    public Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Duration left() {
        return limits.job() == null ? null : limits.job().minus(sinceBegin());
    }

    private synchronized JobResponse overdue(String action, JobResponse answer) {
        if (!ended) {
            late = new StuckJobs.StuckJob(
                    job.service(), action, job.request().context().correlationId(), job.requestId(), clock.instant());
            stuck.add(late);
        }
        return answer;
    }

    private JobResponse timedOut(String action, ActionResponse[] before) {
        List<ActionResponse> answers = new ArrayList<>(Arrays.asList(before));
        answers.add(ActionResponse.failed(
                action,
                List.of(SoaError.of(
                        ErrorCodes.ACTION_TIMEOUT,
                        "The action \"" + action + "\" ran for too long and had to be interrupted."))));
        return new JobResponse(
                List.of(),
                Map.of(JobContext.CORRELATION_ID, job.request().context().correlationId()),
                answers);
    }

    /** The job has ended, in time or not. */
    public synchronized void end() {
        ended = true;
        if (late != null) {
            stuck.remove(late);
        }
    }
}
