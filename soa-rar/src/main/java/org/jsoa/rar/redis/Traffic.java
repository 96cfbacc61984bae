/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SendFailedException;

/**
 * Bounds what the calls of an adapter keep in memory: how many are under way, and how large their requests are until Redis has
 * them. What would be too much fails at once, since to wait would only put it off.
 */
final class Traffic {

    private final AtomicLong unsent = new AtomicLong();
    private final Lanes lanes;
    private final CallBounds bounds;

    Traffic(Lanes lanes, CallBounds bounds) {
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
     * Counts a request in that is about to be sent.
     *
     * @throws SendFailedException if there is no room for it
     */
    void hold(OutgoingJob job, int bytes) {
        if (unsent.addAndGet(bytes) > bounds.unsentBytes()) {
            unsent.addAndGet(-bytes);
            throw new SendFailedException(
                    job.service(),
                    "requests wait to be sent that have, with its " + bytes + " bytes, more than the "
                            + bounds.unsentBytes() + " bytes that soa.client.max-unsent-bytes allows",
                    null);
        }
    }

    /** Counts a request out that Redis has, or will not get. */
    void letGo(int bytes) {
        unsent.addAndGet(-bytes);
    }
}
