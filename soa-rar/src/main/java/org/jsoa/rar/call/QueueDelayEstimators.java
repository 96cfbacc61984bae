/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoa.connection.OutgoingJob;

/** How fast the queues of services move, for jobs that are not to be sent if they could not be answered in time. */
final class QueueDelayEstimators {

    /** With so many services all begin anew: their names may come from strangers. */
    private static final int MOST_SERVICES = 1_000;

    private final Map<String, QueueDelayEstimator> paces = new ConcurrentHashMap<>();

    /** Returns how many waiting requests are too many for a job that is to be sent. */
    int longest(OutgoingJob job) {
        QueueDelayEstimator pace = job.sending().refusedIfLate() ? paces.get(job.service()) : null;
        return pace == null ? Integer.MAX_VALUE : pace.longest(job.timeout(), System.nanoTime());
    }

    /** Learns from a call that was sent how long it takes, and how many requests it found. */
    @SuppressWarnings("FutureReturnValueIgnored") // Learning cannot fail.
    void watch(PendingCalls.Call call, int found) {
        OutgoingJob job = call.job();
        if (!job.sending().refusedIfLate()) {
            return;
        }
        QueueDelayEstimator pace = pace(job.service());
        long begun = call.deadline() - job.timeout().toNanos();
        call.reply().whenComplete((reply, failure) -> {
            long nanos = System.nanoTime() - begun;
            if (failure == null) {
                pace.answered(found, nanos);
            } else {
                pace.givenUp(found, nanos);
            }
        });
    }

    private QueueDelayEstimator pace(String service) {
        QueueDelayEstimator known = paces.get(service);
        if (known != null) {
            return known;
        }
        if (paces.size() >= MOST_SERVICES) {
            paces.clear();
        }
        return paces.computeIfAbsent(service, name -> new QueueDelayEstimator(System.nanoTime()));
    }
}
