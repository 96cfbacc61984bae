/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.untrusted.SafeLogger;

/**
 * The calls that await a response, by request id. A response to none of them is late, a duplicate, or meant for another node.
 * It is counted and dropped. Safe for use by many threads.
 */
public final class PendingCalls {

    private static final Logger LOG = SafeLogger.of(PendingCalls.class);

    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong strayResponses = new AtomicLong();
    private final Map<Long, PendingCall> calls = new ConcurrentHashMap<>();

    /**
     * Begins to await the response to a job, under a new request id.
     *
     * @param job the job, with a timeout
     * @param deadline when the call ends, in nanoseconds on the monotonic clock
     * @return the call
     */
    public PendingCall add(OutgoingJob job, long deadline) {
        PendingCall call = new PendingCall(this, lastId.incrementAndGet(), job, deadline, new CompletableFuture<>());
        calls.put(call.id(), call);
        return call;
    }

    int size() {
        return calls.size();
    }

    void remove(long id) {
        calls.remove(id);
    }

    /**
     * Removes the call with a request id.
     *
     * @param requestId the id as it was read from a response, of any type; may be null
     * @return the call; empty if none has this id
     */
    public Optional<PendingCall> take(Object requestId) {
        PendingCall call = requestId instanceof Long id ? calls.remove(id) : null;
        if (call == null) {
            logStray(requestId);
        }
        return Optional.ofNullable(call);
    }

    /** Fails the calls whose deadline has passed. */
    void expire(long now) {
        if (calls.isEmpty()) {
            // This runs many times a second, mostly with nothing to do.
            return;
        }
        failIf(
                call -> now - call.deadline() >= 0,
                call -> new ResponseTimeoutException(
                        call.job().service(), call.job().timeout(), null));
    }

    /** Fails every call. */
    void failAll(Function<PendingCall, TransportException> failure) {
        failIf(call -> true, failure);
    }

    private void failIf(Predicate<PendingCall> condition, Function<PendingCall, TransportException> failure) {
        calls.values().removeIf(call -> {
            boolean ends = condition.test(call);
            if (ends) {
                call.response().completeExceptionally(failure.apply(call));
            }
            return ends;
        });
    }

    private void logStray(Object requestId) {
        LOG.log(
                Level.DEBUG,
                "dropped the response to request {0}, which no call awaits, number {1} since the start",
                String.valueOf(requestId),
                strayResponses.incrementAndGet());
    }
}
