/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import org.jsoa.rar.time.MonotonicClock;

/**
 * The workers that wait for an endpoint, in the order in which they came. {@link EndpointPool} guards it with its lock, except for the
 * methods that say otherwise.
 */
final class EndpointTurns {

    /** A shorter shortage does not reach the log. A server that stops an application refuses endpoints, too. */
    static final Duration TOLERATED_SHORTAGE = Duration.ofSeconds(1);

    /** After this time without a wait, the next shortage reaches the log again. */
    static final Duration END_OF_SHORTAGE = Duration.ofMinutes(1);

    /** The value of {@link #wantedBy} if several workers wait. It is the name of no service. */
    private static final String SEVERAL = " ";

    private final MonotonicClock clock;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private volatile String wantedBy;
    private long lastWait;

    /** Since when workers wait, one after the other with no more than short gaps. */
    private long shortSince;

    private boolean reported;

    /** One worker that waits. */
    static final class Turn {

        private final String service;
        private final Condition change;
        private EndpointDelivery granted;

        Turn(String service, Condition change) {
            this.service = service;
            this.change = change;
        }

        /** Returns the endpoint that the worker got, or null. */
        EndpointDelivery granted() {
            return granted;
        }

        /** Waits for a change, but not longer than a time. */
        @SuppressWarnings("WaitNotInLoop") // The caller evaluates everything anew.
        void await(long nanos) throws InterruptedException {
            change.await(nanos, TimeUnit.NANOSECONDS);
        }
    }

    EndpointTurns(MonotonicClock clock) {
        this.clock = clock;
        this.lastWait = clock.nanoTime() - TOLERATED_SHORTAGE.toNanos();
    }

    /** Returns whether anybody waits. Needs no lock. */
    boolean isWanted() {
        return wantedBy != null;
    }

    /** Returns whether anybody else than the workers of a service waits, or several of them. Needs no lock. */
    boolean isWantedBesides(String service) {
        String wanted = wantedBy;
        return wanted != null && !wanted.equals(service);
    }

    /**
     * Adds a worker behind the others.
     *
     * @param change signalled when there may be an endpoint for it
     */
    Turn add(String service, Condition change) {
        long now = clock.nanoTime();
        if (waiting.isEmpty() && now - lastWait >= TOLERATED_SHORTAGE.toNanos()) {
            shortSince = now;
        }
        Turn turn = new Turn(service, change);
        waiting.addLast(turn);
        update();
        return turn;
    }

    /** Removes a worker that does not wait any more. */
    void remove(Turn turn) {
        waiting.remove(turn);
        update();
    }

    /** Gives an endpoint to the first worker. */
    void grant(EndpointDelivery endpoint) {
        Turn first = waiting.removeFirst();
        first.granted = endpoint;
        first.change.signal();
        update();
    }

    private void update() {
        lastWait = clock.nanoTime();
        Turn first = waiting.peekFirst();
        if (first == null) {
            wantedBy = null;
        } else {
            wantedBy = waiting.size() > 1 ? SEVERAL : first.service;
        }
    }

    /** Makes the first worker look for an endpoint. */
    void wakeFirst() {
        if (!waiting.isEmpty()) {
            waiting.peekFirst().change.signal();
        }
    }

    /** Makes all workers look for an endpoint, or for a reason to stop. */
    void wakeAll() {
        waiting.forEach(turn -> turn.change.signal());
    }

    /** Returns the services whose workers wait. */
    List<String> services() {
        return waiting.stream().map(turn -> turn.service).distinct().toList();
    }

    /** Returns whether workers have had to wait for so long that the log must tell it. Does so once for a shortage. */
    boolean mustReport() {
        long now = clock.nanoTime();
        if (waiting.isEmpty()) {
            reported &= now - lastWait < END_OF_SHORTAGE.toNanos();
            return false;
        }
        boolean report = !reported && now - shortSince >= TOLERATED_SHORTAGE.toNanos();
        reported |= report;
        return report;
    }
}
