/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.model.CorrelationId;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.service.RequestContext;

/**
 * The context of the job in hand, for as long as its CDI request lasts.
 *
 * @since 0.1
 */
@RequestScoped
public class CurrentRequest implements RequestContext {

    private IncomingJob job;
    private JobTime time;
    private JobContext outside;

    void begin(IncomingJob newJob, JobTime newTime) {
        job = newJob;
        time = newTime;
    }

    JobTime time() {
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

    @Override
    public Optional<String> service() {
        return job == null ? Optional.empty() : Optional.of(job.service());
    }

    @Override
    public Optional<Object> requestId() {
        return job == null ? Optional.empty() : Optional.of(job.requestId());
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
        if (job != null) {
            return job.request().context();
        }
        if (outside == null) {
            outside = JobContext.of(CorrelationId.fresh(), Set.of());
        }
        return outside;
    }

    @Override
    public JobControl control() {
        return job == null ? JobControl.DEFAULT : job.request().control();
    }

    @Override
    public Optional<Instant> deadline() {
        return job == null ? Optional.empty() : Optional.ofNullable(job.deadline());
    }
}
