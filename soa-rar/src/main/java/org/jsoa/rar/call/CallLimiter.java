/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.OutgoingJob;

/**
 * Bounds what the calls of an adapter keep in memory: how many are under way, and how large their requests are until Redis has
 * them. What would be too much fails at once, since to wait would only put it off.
 */
final class CallLimiter {

    private final AtomicLong unsent = new AtomicLong();
    private final ShardRotation lanes;
    private final CallLimits bounds;

    CallLimiter(ShardRotation lanes, CallLimits bounds) {
        this.lanes = lanes;
        this.bounds = bounds;
    }

    /**
     * Lets a call that awaits its reply already go on, unless it is one too many.
     *
     * @throws SendFailedException if it is
     */
    void admit(OutgoingJob job) {
        // Counted afterwards, so that no two calls can both be the last one.
        if (lanes.awaited() > bounds.inFlight()) {
            throw new SendFailedException(
                    job.service(),
                    bounds.inFlight() + " calls are under way already, as many as soa.client.max-in-flight allows",
                    null);
        }
    }

    /**
     * Makes room for a request that is about to be sent.
     *
     * @return to be ended when Redis has the request, or will not get it
     * @throws SendFailedException if there is no room for it
     */
    Hold hold(OutgoingJob job, int bytes) {
        if (unsent.addAndGet(bytes) > bounds.unsentBytes()) {
            unsent.addAndGet(-bytes);
            throw new SendFailedException(
                    job.service(),
                    "requests wait to be sent that have, with its " + bytes + " bytes, more than the "
                            + bounds.unsentBytes() + " bytes that soa.client.max-unsent-bytes allows",
                    null);
        }
        return new Hold(bytes);
    }

    /** The room that a request takes. */
    final class Hold {

        private final AtomicInteger bytes;

        private Hold(int bytes) {
            this.bytes = new AtomicInteger(bytes);
        }

        /** Gives the room back, unless somebody has done so already. */
        void end() {
            unsent.addAndGet(-bytes.getAndSet(0));
        }
    }
}
