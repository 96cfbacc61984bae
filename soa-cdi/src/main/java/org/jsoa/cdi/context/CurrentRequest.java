/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.time.JobTime;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.RequestContext;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * The context of the current job, or of the request that continues on this thread. It is a bean of CDI's request scope.
 *
 * @since 0.1
 */
public class CurrentRequest implements RequestContext {

    private IncomingJob job;
    private JobTime time;
    private RequestSnapshot other;

    /**
     * Starts a job, or ends it.
     *
     * @param newJob the job that begins; null for none
     * @param newTime its time; null for none
     */
    public void begin(IncomingJob newJob, JobTime newTime) {
        job = newJob;
        time = newTime;
    }

    /**
     * Returns the time of the job.
     *
     * @return the time; null outside a job
     */
    public JobTime time() {
        return time;
    }

    /**
     * Replaces the job by one with another request, or restores it.
     *
     * @param newJob the job that continues
     */
    public void begin(IncomingJob newJob) {
        job = newJob;
    }

    /**
     * Returns the current job.
     *
     * @return the job; empty outside one
     */
    public Optional<IncomingJob> job() {
        return Optional.ofNullable(job);
    }

    /**
     * Returns the context of this moment.
     *
     * @return an immutable snapshot
     */
    public RequestSnapshot values() {
        return job == null ? other() : RequestSnapshot.of(job);
    }

    /**
     * Replaces the current job by other values.
     *
     * @param values the values, or null for those of a fresh context
     * @return a task that restores the previous state
     */
    public Runnable replace(RequestSnapshot values) {
        IncomingJob oldJob = job;
        JobTime oldTime = time;
        RequestSnapshot oldOther = other;
        begin(null, null);
        other = values;
        return () -> {
            begin(oldJob, oldTime);
            other = oldOther;
        };
    }

    private RequestSnapshot other() {
        if (other == null) {
            other = RequestSnapshot.fresh();
        }
        return other;
    }

    @Override
    public Optional<String> service() {
        return Optional.ofNullable(job == null ? other().service() : job.service());
    }

    @Override
    public Optional<Object> requestId() {
        return Optional.ofNullable(job == null ? other().requestId() : job.requestId());
    }

    @Override
    public String correlationId() {
        return context().correlationId();
    }

    @Override
    public Set<Long> switches() {
        return context().switches();
    }

    @Override
    public JobContext context() {
        return job == null ? other().context() : job.request().context();
    }

    @Override
    public JobControl control() {
        return job == null ? other().control() : job.request().control();
    }

    @Override
    public Optional<Instant> deadline() {
        Deadline deadline = job == null ? other().deadline() : job.deadline();
        return Optional.ofNullable(deadline).map(known -> Instant.now().plus(known.left()));
    }
}
