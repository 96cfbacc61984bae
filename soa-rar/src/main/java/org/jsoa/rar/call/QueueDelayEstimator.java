/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How fast the queue of one service moves, as callers notice it: calls that found others waiting took so much longer than those
 * that found none. Whoever else sends to the queue, and however many serve it, is in that already.
 */
final class QueueDelayEstimator {

    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What all earlier calls together weigh against a new one is nine to one. */
    private static final double KEPT = 0.9;

    private double alone;
    private double waited;
    private double found;
    private long probed;

    QueueDelayEstimator(long now) {
        probed = now;
    }

    /**
     * Returns how many waiting requests are too many for one that is to be answered in time. Once a second it says none:
     * what is not sent says nothing about a queue that has become faster.
     */
    synchronized int longest(Duration patience, long now) {
        if (waited <= 0) {
            return Integer.MAX_VALUE;
        }
        if (now - probed >= PROBE_NANOS) {
            probed = now;
            return Integer.MAX_VALUE;
        }
        return (int) Math.min(patience.toNanos() * found / waited + 1, Integer.MAX_VALUE);
    }

    /** Learns of a call that was answered. */
    synchronized void answered(int before, long nanos) {
        if (before > 0) {
            add(before, Math.max(0, nanos - alone));
        } else {
            alone = alone == 0 ? nanos : KEPT * alone + (1 - KEPT) * nanos;
        }
    }

    /** Learns of a call that was given up: all that is known is that it waited for so long at least. */
    synchronized void givenUp(int before, long nanos) {
        if (before > 0 && nanos * found >= waited * before) {
            add(before, (double) nanos);
        }
    }

    private void add(int before, double nanos) {
        waited = KEPT * waited + nanos;
        found = KEPT * found + before;
    }
}
