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
import org.jsoa.message.JobResponse;
import org.jsoa.rar.connection.RedisException;

/**
 * The calls that await a reply, by request id. A reply that belongs to none of them, because it is late, a duplicate, or not
 * ours, is counted and goes nowhere.
 */
public final class PendingCalls {

    private static final Logger LOG = System.getLogger(PendingCalls.class.getName());

    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong strayReplies = new AtomicLong();
    private final Map<Long, Call> calls = new ConcurrentHashMap<>();

    /**
     * One call.
     *
     * @param among the calls that it is one of
     * @param id the request id
     * @param job what was asked
     * @param deadline when it ends, on the clock of {@link System#nanoTime}
     * @param reply completes when it ends
     */
    public record Call(
            PendingCalls among, long id, OutgoingJob job, long deadline, CompletableFuture<JobResponse> reply) {

        /** Ends without a reply. */
        void forget() {
            among.calls.remove(id);
        }

        /** Ends without a reply, since the request did not reach its list, or may not have. */
        void fail(RedisException failure) {
            forget();
            reply.completeExceptionally(failure);
        }

        /** Ends without a reply, since nobody wants one. */
        void giveUp() {
            forget();
            reply.cancel(false);
        }

        /** Returns the reply for those who may end the call themselves. */
        @SuppressWarnings("FutureReturnValueIgnored") // Forgetting a call cannot fail.
        CompletableFuture<JobResponse> cancellableReply() {
            // A reply ends the call before it completes the future; anything else must end it afterwards.
            reply.whenComplete((response, failure) -> forget());
            return reply;
        }
    }

    /** Creates it without calls. */
    public PendingCalls() {}

    /** Adds a call with an id of its own. */
    public Call add(OutgoingJob job, long deadline) {
        Call call = new Call(this, lastId.incrementAndGet(), job, deadline, new CompletableFuture<>());
        calls.put(call.id(), call);
        return call;
    }

    int size() {
        return calls.size();
    }

    /** Forgets the call that awaits a reply, and returns it to be ended; empty if there is none. */
    public Optional<Call> take(Object requestId) {
        Call call = requestId instanceof Long id ? calls.remove(id) : null;
        if (call == null) {
            stray(requestId);
        }
        return Optional.ofNullable(call);
    }

    /** Ends the calls whose time is up. */
    void expire(long now) {
        if (calls.isEmpty()) {
            // This is done all the time.
            return;
        }
        failIf(
                call -> now - call.deadline() >= 0,
                call -> new ResponseTimeoutException(
                        call.job().service(), call.job().timeout(), null));
    }

    /** Ends every call. */
    void failAll(Function<Call, TransportException> failure) {
        failIf(call -> true, failure);
    }

    private void failIf(Predicate<Call> condition, Function<Call, TransportException> failure) {
        calls.values().removeIf(call -> {
            boolean ends = condition.test(call);
            if (ends) {
                call.reply().completeExceptionally(failure.apply(call));
            }
            return ends;
        });
    }

    private void stray(Object requestId) {
        LOG.log(
                Level.DEBUG,
                "dropped the reply to request {0}, which nobody awaits, number {1} since the start",
                String.valueOf(requestId),
                strayReplies.incrementAndGet());
    }
}
