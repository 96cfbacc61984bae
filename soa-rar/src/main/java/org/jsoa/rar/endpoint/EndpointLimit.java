/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import java.time.Duration;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;

/**
 * How many endpoints there are and may be. The limit of the server is not known in advance: a refusal shows it. From time to time another
 * attempt shows whether the server has become more generous. {@link EndpointPool} guards it with its lock, except for the methods that say
 * otherwise.
 */
final class EndpointLimit {

    static final int UNKNOWN = Integer.MAX_VALUE;

    private static final BackOff FIRST_BACK_OFF = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final MonotonicClock clock;

    /** How many endpoints there are, with those that are being created. */
    private int open;

    private volatile int limit = UNKNOWN;
    private volatile boolean ready;
    private BackOff backOff = FIRST_BACK_OFF;
    private long nextAttempt;
    private Throwable refusal;

    EndpointLimit(MonotonicClock clock) {
        this.clock = clock;
        this.nextAttempt = clock.nanoTime();
    }

    /** Returns whether the application has given an endpoint, and did not refuse its only one since. Needs no lock. */
    boolean isReady() {
        return ready;
    }

    /** Returns whether the server has not refused an endpoint, as far as is known. Needs no lock. */
    boolean isUnknown() {
        return limit == UNKNOWN;
    }

    /** Returns how many endpoints there are. */
    int open() {
        return open;
    }

    /** Returns how many more there may be. */
    int left() {
        return Math.max(0, limit - open);
    }

    /** Returns why the server refused an endpoint last, or null. */
    Throwable refusal() {
        return refusal;
    }

    /** Counts an endpoint that the caller must try to create, if there may be one more. */
    boolean reserve() {
        if (open >= limit) {
            return false;
        }
        open++;
        return true;
    }

    /**
     * Counts an endpoint that the caller must try to create, if there may be one more or it is time to ask.
     *
     * @return 0, or how many nanoseconds to wait before the next attempt
     */
    long reserveOrWait() {
        long now = clock.nanoTime();
        if (!reserve()) {
            if (nextAttempt - now > 0) {
                return nextAttempt - now;
            }
            open++;
        }
        // The others do not ask at the same time.
        nextAttempt = now + FIRST_BACK_OFF.pause().toNanos();
        return 0;
    }

    /** Records that the server gave a counted endpoint. */
    void accepted() {
        ready = true;
        if (open > limit || isUnknown()) {
            limit = UNKNOWN;
            backOff = FIRST_BACK_OFF;
        }
    }

    /** Records that the server refused a counted endpoint. */
    void refused(Throwable cause) {
        open--;
        limit = open;
        // An application that refuses its only endpoint is not ready, or stops.
        ready &= open > 0;
        refusal = cause;
        Duration pause = open == 0 ? FIRST_BACK_OFF.pause() : backOff.pause();
        backOff = backOff.next();
        nextAttempt = clock.nanoTime() + pause.toNanos();
    }

    /** Records that the server has an endpoint back. */
    void released() {
        open--;
    }
}
