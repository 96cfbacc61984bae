/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Warns when all workers of a service wait for responses to calls of their own. If these calls come back to the service, directly or
 * through others, nobody is left to run them, and they wait until they time out. For use by the thread of the ticker.
 */
final class NestedCallWatch {

    /** Calls of ordinary duration do not reach the log. */
    static final Duration TOLERATED_WAIT = Duration.ofSeconds(1);

    private static final Logger LOG = SafeLogger.of(NestedCallWatch.class);

    private final String service;
    private final MonotonicClock clock;
    private final ThrottledLog warnings;
    private long nextCheck;

    NestedCallWatch(String service, MonotonicClock clock) {
        this.service = service;
        this.clock = clock;
        this.warnings = new ThrottledLog(clock);
        this.nextCheck = clock.nanoTime();
    }

    /**
     * Looks at the workers, at most once a second.
     *
     * @param places how many jobs may run at once
     */
    void check(Worker[] workers, int places) {
        long now = clock.nanoTime();
        if (now - nextCheck < 0) {
            return;
        }
        nextCheck = now + TOLERATED_WAIT.toNanos();
        int calling = 0;
        for (Worker worker : workers) {
            RunningJob job = worker.running();
            calling += job != null && job.isOlderThan(TOLERATED_WAIT, now) && job.waitsForCall() ? 1 : 0;
        }
        if (places > 0 && calling >= places && warnings.count() > 0) {
            LOG.log(
                    Level.WARNING,
                    "all {0} workers of service {1} wait for responses to calls of their own. If these calls need the service, "
                            + "they cannot end: raise soa.services.{1}.concurrency above the number of such calls at a time",
                    calling,
                    service);
        }
    }
}
