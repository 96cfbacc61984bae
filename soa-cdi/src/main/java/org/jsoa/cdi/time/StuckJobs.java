/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.time;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs whose time is over and whose threads still run them.
 *
 * @since 0.1
 */
public final class StuckJobs {

    private final Set<StuckJob> jobs = ConcurrentHashMap.newKeySet();

    /** Creates an empty list. */
    public StuckJobs() {}

    /**
     * One of them.
     *
     * @param service the name of the service
     * @param action what the thread does; null if it is in job middleware
     * @param correlationId the correlation id of the job
     * @param requestId the id under which its caller awaited the answer
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
     * @return the jobs, those first that are stuck for longest
     */
    public List<StuckJob> of(String service) {
        return jobs.stream()
                .filter(job -> job.service().equals(service))
                .sorted(comparing(StuckJob::since))
                .toList();
    }
}
