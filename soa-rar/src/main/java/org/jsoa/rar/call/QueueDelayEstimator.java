/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.rar.time.MonotonicClock;

/**
 * Estimates how long requests wait in the queues of services, from the calls of this node. A call that found requests before it
 * took longer than a call that found none; the difference is the delay. It includes the requests of other clients and the
 * number of servers. Safe for use by many threads.
 */
final class QueueDelayEstimator {

    /** The names of services may come from outside. At this number all estimates are dropped, which bounds the memory. */
    private static final int MAX_SERVICES = 1_000;

    private final Map<String, Queue> queues = new ConcurrentHashMap<>();
    private final MonotonicClock clock;

    QueueDelayEstimator(MonotonicClock clock) {
        this.clock = clock;
    }

    /**
     * Returns the number of waiting requests at which a queue is too long for a job to get its response in time.
     *
     * @return the number; {@link Integer#MAX_VALUE} if any number is acceptable
     */
    int capacityFor(OutgoingJob job) {
        boolean mayBeLate =
                job.sending().refusedIfLate() && !job.request().control().suppressResponse();
        Queue queue = mayBeLate ? queues.get(job.service()) : null;
        return queue == null ? Integer.MAX_VALUE : queue.capacityFor(job.timeout(), clock.nanoTime());
    }

    /**
     * Learns from a call, once it ends, how long it took.
     *
     * @param call a call whose request is in the queue
     * @param found how many requests were there before it
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Learning cannot fail.
    void learnFrom(PendingCall call, int found) {
        OutgoingJob job = call.job();
        if (!job.sending().refusedIfLate()) {
            return;
        }
        Queue queue = queue(job.service());
        long start = call.deadline() - job.timeout().toNanos();
        call.response().whenComplete((response, failure) -> {
            long nanos = clock.nanoTime() - start;
            if (failure == null) {
                queue.succeeded(found, nanos);
            } else {
                queue.failed(found, nanos);
            }
        });
    }

    private Queue queue(String service) {
        Queue known = queues.get(service);
        if (known != null) {
            return known;
        }
        if (queues.size() >= MAX_SERVICES) {
            queues.clear();
        }
        return queues.computeIfAbsent(service, name -> new Queue(clock.nanoTime()));
    }

    /** The queue of one service. */
    private static final class Queue {

        private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

        /** The weight of all earlier calls together; that of the latest call is the rest to 1. */
        private static final double KEPT = 0.9;

        private double nanosIfEmpty;
        private double nanosWaited;
        private double requestsFound;
        private long lastProbe;

        Queue(long now) {
            lastProbe = now;
        }

        /**
         * See {@link QueueDelayEstimator#capacityFor}. Once a second any number is acceptable. Only a request that is sent
         * can show that the queue has become faster.
         */
        synchronized int capacityFor(Duration timeout, long now) {
            if (nanosWaited <= 0) {
                return Integer.MAX_VALUE;
            }
            if (now - lastProbe >= PROBE_NANOS) {
                lastProbe = now;
                return Integer.MAX_VALUE;
            }
            return (int) Math.min(timeout.toNanos() * requestsFound / nanosWaited + 1, Integer.MAX_VALUE);
        }

        synchronized void succeeded(int found, long nanos) {
            if (found > 0) {
                add(found, Math.max(0, nanos - nanosIfEmpty));
            } else {
                nanosIfEmpty = nanosIfEmpty == 0 ? nanos : KEPT * nanosIfEmpty + (1 - KEPT) * nanos;
            }
        }

        /** A failed call shows only that the delay was at least this long. */
        synchronized void failed(int found, long nanos) {
            if (found > 0 && nanos * requestsFound >= nanosWaited * found) {
                add(found, (double) nanos);
            }
        }

        private void add(int found, double nanos) {
            nanosWaited = KEPT * nanosWaited + nanos;
            requestsFound = KEPT * requestsFound + found;
        }
    }
}
