/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs that still run although their time is over.
 *
 * @since 0.1
 */
public final class StuckJobs {

    private final Set<StuckJob> jobs = ConcurrentHashMap.newKeySet();

    /** Creates an empty list. */
    public StuckJobs() {}

    /**
     * One stuck job.
     *
     * @param service the name of the service
     * @param action the action that the thread runs; null if it runs job middleware
     * @param correlationId the correlation id of the job
     * @param requestId the id by which its caller would recognise the response
     * @param since when its time was over
     */
    public record StuckJob(String service, String action, String correlationId, Object requestId, Instant since) {}

    void add(StuckJob job) {
        jobs.add(job);
    }

    void remove(StuckJob job) {
        jobs.remove(job);
    }

    /**
     * Returns the stuck jobs of a service.
     *
     * @param service the name of the service
     * @return the jobs, the longest stuck first
     */
    public List<StuckJob> of(String service) {
        return jobs.stream()
                .filter(job -> job.service().equals(service))
                .sorted(comparing(StuckJob::since))
                .toList();
    }
}
