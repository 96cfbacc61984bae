/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;

/**
 * Limits the memory that calls take: the number of calls in flight, and the total size of requests that Redis does not have yet.
 * A call over a limit fails at once, because waiting would only take more memory. Safe for use by many threads.
 */
final class CallLimiter {

    private final AtomicLong unsentBytes = new AtomicLong();
    private final IntSupplier inFlight;
    private final CallSettings.Limits limits;

    /**
     * Creates a limiter.
     *
     * @param inFlight counts the calls that await a response
     * @param limits the limits
     */
    CallLimiter(IntSupplier inFlight, CallSettings.Limits limits) {
        this.inFlight = inFlight;
        this.limits = limits;
    }

    /**
     * Checks the number of calls, in which this call is already counted.
     *
     * @throws SendFailedException if there are too many
     */
    void admit(OutgoingJob job) {
        // The call is counted first. Otherwise two calls could both pass a limit that has room for one.
        if (inFlight.getAsInt() > limits.inFlight()) {
            throw SendFailedException.byCaller(
                    job.service(),
                    limits.inFlight() + " calls are in flight already, as many as soa.client.max-in-flight allows",
                    null);
        }
    }

    /**
     * Reserves memory for a request that is about to be sent.
     *
     * @return to be released when Redis has the request, or will not get it
     * @throws SendFailedException if the limit would be exceeded
     */
    Reservation reserve(OutgoingJob job, int bytes) {
        if (unsentBytes.addAndGet(bytes) > limits.unsentBytes()) {
            unsentBytes.addAndGet(-bytes);
            throw SendFailedException.byCaller(
                    job.service(),
                    "with its " + bytes + " bytes, the requests that wait to be sent would exceed the "
                            + limits.unsentBytes() + " bytes that soa.client.max-unsent-bytes allows",
                    null);
        }
        return new Reservation(bytes);
    }

    /** The memory of one request. */
    final class Reservation {

        private final AtomicInteger bytes;

        private Reservation(int bytes) {
            this.bytes = new AtomicInteger(bytes);
        }

        /** Releases the memory; a second release has no effect. */
        void release() {
            unsentBytes.addAndGet(-bytes.getAndSet(0));
        }
    }
}
