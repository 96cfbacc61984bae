/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import org.jsoa.connection.IncomingJob;
import org.jsoa.rar.endpoint.EndpointSlot;
import org.jsoa.rar.time.MonotonicClock;

/** One thread of a {@link WorkerPool}: the place for its endpoint, and the job that it runs. Other
 * threads may call {@link #running}. */
final class Worker implements AutoCloseable {

    private final EndpointSlot endpoint;
    private final MonotonicClock clock;
    private volatile RunningJob running;
    private boolean hasPlace = true;
    private long started;
    private long duration;

    Worker(EndpointSlot endpoint, MonotonicClock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Returns the place for the endpoint of this worker, for use by its thread. */
    EndpointSlot endpoint() {
        return endpoint;
    }

    /**
     * Begins a job. From now on another thread may take it when it is overdue.
     *
     * @param replies takes the response if another thread makes it
     */
    RunningJob begin(IncomingJob job, RunningJob.Replies replies) {
        RunningJob begun = new RunningJob(job, replies, clock);
        running = begun;
        started = begun.begun();
        return begun;
    }

    /** Ends the job. */
    void end() {
        hasPlace = running.end();
        running = null;
        duration = clock.nanoTime() - started;
    }

    /** Returns whether this worker still has a place in the pool. It has lost it when another thread took its job. */
    boolean hasPlace() {
        return hasPlace;
    }

    /** Returns how long the application had the last job, in ns. The time to send its response is not part of it. */
    long lastJob() {
        return duration;
    }

    /** Returns the job that runs, or null. */
    RunningJob running() {
        return running;
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
