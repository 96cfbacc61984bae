/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jsoa.client.TransportException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.testing.EchoService;

/**
 * Calls of the {@link EchoService} by some threads, one after the other until they are stopped, and the delay of the machine
 * itself meanwhile.
 */
public final class CallLoad implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration NAP = Duration.ofMillis(10);

    private final Queue<Call> ended = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SoaConnection connection;
    private final Duration timeout;
    private volatile boolean enough;
    private volatile long longestStall;

    /**
     * A call that has ended, by the clock of {@link System#nanoTime}.
     *
     * @param failure why it failed, or null if it has a response
     */
    public record Call(long begun, long ended, TransportException failure) {

        public boolean hasResponse() {
            return failure == null;
        }
    }

    /** Begins. */
    public CallLoad(SoaConnection connection, int callers, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
        for (int i = 0; i < callers; i++) {
            running.add(threads.submit(this::callOn));
        }
        running.add(threads.submit(this::watchMachine));
    }

    private void callOn() {
        while (!enough) {
            long begun = System.nanoTime();
            TransportException failure = null;
            try {
                connection.call(EchoService.job(1, timeout));
            } catch (TransportException e) {
                failure = e;
            }
            ended.add(new Call(begun, System.nanoTime(), failure));
            // Calls that fail at once must not keep the machine busy.
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void watchMachine() {
        while (!enough) {
            long start = System.nanoTime();
            LockSupport.parkNanos(NAP.toNanos());
            longestStall = Math.max(longestStall, System.nanoTime() - start);
        }
    }

    /** Returns the calls that have ended. */
    public List<Call> calls() {
        return List.copyOf(ended);
    }

    /** Counts the calls with a response that began after a moment. */
    public long respondedSince(long moment) {
        return ended.stream()
                .filter(call -> call.hasResponse() && call.begun() - moment > 0)
                .count();
    }

    /** Returns the calls that took longer than their timeout, some grace and the delay of the machine. */
    public List<Call> overdue(Duration grace) {
        long allowed = timeout.plus(grace).toNanos() + longestStall;
        return ended.stream()
                .filter(call -> call.ended() - call.begun() > allowed)
                .toList();
    }

    /** Returns the longest delay of a thread that only sleeps. */
    public Duration longestStall() {
        return Duration.ofNanos(longestStall);
    }

    /** Waits for the last calls; throws exceptions that are not failures of calls. */
    public void stop() throws ExecutionException, InterruptedException {
        enough = true;
        for (Future<?> each : running) {
            each.get();
        }
    }

    @Override
    public void close() {
        enough = true;
        threads.shutdownNow();
    }
}
