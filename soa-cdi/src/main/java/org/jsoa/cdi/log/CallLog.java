/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.untrusted.SafeLogger;

/**
 * Writes calls without a response in time, and calls that have used up most of their time, to the logger {@value #LOGGER_NAME}: one line
 * of each kind in ten seconds, with the number of such calls since the previous line. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class CallLog {

    /** The name of the logger. */
    public static final String LOGGER_NAME = "org.jsoa.call";

    private static final Logger LOGGER = SafeLogger.of(LOGGER_NAME);
    private static final long NEVER_SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongSupplier clock;
    private final SensitiveKeys sensitive = SensitiveKeys.and(Set.of());
    private final ThrottledLog late;
    private final ThrottledLog slow;

    /**
     * Creates a log.
     *
     * @param clock a monotonic clock, in nanoseconds
     */
    public CallLog(LongSupplier clock) {
        this.clock = clock;
        this.late = new ThrottledLog(clock);
        this.slow = new ThrottledLog(clock);
    }

    /**
     * Returns the current time, for the beginning of a call.
     *
     * @return nanoseconds of the clock
     */
    public long now() {
        return clock.getAsLong();
    }

    /**
     * Logs a call that has a response, if it has used up more than three quarters of its time.
     *
     * @param job the job that was sent
     * @param timeout how long the call could take at most
     * @param begin when it began
     */
    public void responded(OutgoingJob job, Duration timeout, long begin) {
        long nanos = clock.getAsLong() - begin;
        if (nanos < NEVER_SLOW_NANOS
                || Duration.ofNanos(nanos).multipliedBy(4).compareTo(timeout.multipliedBy(3)) < 0) {
            return;
        }
        long count = slow.count();
        if (count > 0) {
            LogText what = new LogText(sensitive)
                    .plain("slow response from service ")
                    .value(job.service())
                    .plain(": " + TimeUnit.NANOSECONDS.toMillis(nanos) + " of " + timeout.toMillis() + " ms");
            write(what, job, count);
        }
    }

    /**
     * Logs a call without a response in time.
     *
     * @param job the job that was sent
     * @param reason the message of the failure
     */
    public void timedOut(OutgoingJob job, String reason) {
        long count = late.count();
        if (count > 0) {
            write(
                    new LogText(sensitive)
                            .plain("call without a response in time: ")
                            .value(reason),
                    job,
                    count);
        }
    }

    private static void write(LogText what, OutgoingJob job, long count) {
        LogText text = what.plain(", actions ")
                .value(job.request().actions().stream()
                        .map(ActionRequest::action)
                        .toList())
                .plain(", correlation id ")
                .value(job.request().context().correlationId())
                .plain(", number of such calls since the last line: " + count);
        LOGGER.log(Level.WARNING, text.toString());
    }
}
