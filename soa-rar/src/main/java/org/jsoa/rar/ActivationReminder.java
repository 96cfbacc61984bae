/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Warns once if no application has been activated for a while after the start of the adapter. An application without {@code soa-cdi}
 * deploys without an error, and none of its code could tell what is missing.
 */
final class ActivationReminder {

    /** 5 min. Servers deploy the application right after the adapter. That takes some seconds, and minutes on a busy machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Logger LOG = SafeLogger.of(ActivationReminder.class);

    private final MonotonicClock clock;
    private final long start;
    private volatile boolean done;

    ActivationReminder(MonotonicClock clock) {
        this.clock = clock;
        this.start = clock.nanoTime();
    }

    /** An application has been activated. */
    void activated() {
        done = true;
    }

    void tick() {
        if (!done && clock.nanoTime() - start > PATIENCE.toNanos()) {
            done = true;
            LOG.log(
                    Level.WARNING,
                    "no application uses JSOA {0} s after its start; an application that shall serve or call services "
                            + "needs soa-cdi in WEB-INF/lib",
                    PATIENCE.toSeconds());
        }
    }
}
