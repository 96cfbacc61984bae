/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.time.JobTime;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.RequestContext;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;

/**
 * The context of the job in hand, or of what was begun elsewhere and goes on here, for as long as its CDI request lasts: a
 * bean of that scope.
 *
 * @since 0.1
 */
public class CurrentRequest implements RequestContext {

    private IncomingJob job;
    private JobTime time;
    private RequestSnapshot other;

    public void begin(IncomingJob newJob, JobTime newTime) {
        job = newJob;
        time = newTime;
    }

    public JobTime time() {
        return time;
    }

    /**
     * Changes the job, or changes it back.
     *
     * @param newJob the job that is about to go on
     */
    public void begin(IncomingJob newJob) {
        job = newJob;
    }

    /**
     * Returns the job in hand.
     *
     * @return the job; empty outside one
     */
    public Optional<IncomingJob> job() {
        return Optional.ofNullable(job);
    }

    /**
     * Returns what is known of the request now.
     *
     * @return the values, which do not change any more
     */
    public RequestSnapshot values() {
        return job == null ? other() : RequestSnapshot.of(job);
    }

    /**
     * Puts other values in the place of the job in hand.
     *
     * @param values the values, or null for those of a fresh context
     * @return puts back what was
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
            other = RequestSnapshot.outside(JobContext.of(CorrelationId.fresh(), Set.of()));
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
        return Optional.ofNullable(job == null ? other().deadline() : job.deadline());
    }
}
