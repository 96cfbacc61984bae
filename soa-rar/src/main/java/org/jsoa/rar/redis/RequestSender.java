/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jsoa.connection.ConnectionLostException;
import org.jsoa.connection.InvalidMessageException;
import org.jsoa.connection.MessageTooLargeException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SendFailedException;
import org.jsoa.connection.TransportException;
import org.jsoa.rar.protocol.OversizedRequestException;
import org.jsoa.rar.protocol.UnserializableValueException;

/**
 * Puts the requests of calls on the lists of their services, at one place of the ring after the other until one takes them.
 * Each asks to be answered at the place that it is put at.
 */
final class RequestSender {

    /** PySOA's margin by which a request outlives, in Redis, the wait of its caller. */
    private static final Duration LIFE_MARGIN = Duration.ofSeconds(10);

    private final Lanes lanes;
    private final CallSettings settings;
    private final ChunkingServices chunking;
    private final Clock clock;

    RequestSender(Lanes lanes, CallSettings settings, ChunkingServices chunking, Clock clock) {
        this.lanes = lanes;
        this.settings = settings;
        this.chunking = chunking;
        this.clock = clock;
    }

    /** Sends a request, or throws what its caller is to get. */
    void send(PendingCalls.Call call) {
        try {
            sendFrom(0, call, lanes.inTurn());
        } catch (RedisException e) {
            throw notSent(call.job(), e);
        }
    }

    /**
     * Sends requests in one round trip for each place, if they are not too many.
     *
     * @return for each what its caller is to get, or empty if it was sent
     */
    List<Optional<TransportException>> sendAll(List<PendingCalls.Call> calls) {
        List<Request> requests =
                calls.stream().map(call -> new Request(call, lanes.inTurn())).toList();
        for (Lane lane : lanes.all()) {
            sendTogether(
                    requests.stream()
                            .filter(request -> request.isFirst(lane) && prepare(request))
                            .toList(),
                    lane);
        }
        return requests.stream()
                .map(request -> Optional.ofNullable(request.failure))
                .toList();
    }

    /** One of several requests that are sent together. */
    private static final class Request {

        private final PendingCalls.Call call;
        private final List<Lane> order;
        private Push push;
        private TransportException failure;

        Request(PendingCalls.Call call, List<Lane> order) {
            this.call = call;
            this.order = order;
        }

        boolean isFirst(Lane lane) {
            return order.get(0) == lane;
        }
    }

    private boolean prepare(Request request) {
        try {
            request.push = push(request.call, request.order.get(0));
            return true;
        } catch (RedisException.NotSent e) {
            goOn(request, e);
        } catch (TransportException e) {
            request.failure = e;
        }
        return false;
    }

    private void sendTogether(List<Request> requests, Lane lane) {
        Duration patience = requests.stream()
                .map(request -> patience(request.call, request.order.size()))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        List<Push> pushes = new ArrayList<>(requests.size());
        requests.forEach(request -> pushes.add(request.push));
        List<Optional<RedisException>> failures = lane.sender().sendAll(pushes, patience);
        for (int i = 0; i < failures.size(); i++) {
            Request request = requests.get(i);
            failures.get(i).ifPresent(failure -> goOn(request, failure));
        }
    }

    /** Sends by itself what the first place did not take. */
    private void goOn(Request request, RedisException failure) {
        try {
            if (request.order.size() == 1 || failure instanceof RedisException.ConnectionLost) {
                throw failure;
            }
            sendFrom(1, request.call, request.order);
        } catch (RedisException e) {
            request.failure = notSent(request.call.job(), e);
        } catch (TransportException e) {
            request.failure = e;
        }
    }

    private void sendFrom(int first, PendingCalls.Call call, List<Lane> order) throws RedisException {
        boolean sent = false;
        for (int i = first; !sent; i++) {
            Lane lane = order.get(i);
            int left = order.size() - i;
            try {
                lane.sender().send(push(call, lane), patience(call, left));
                sent = true;
            } catch (RedisException.NotSent | RedisException.QueueFull e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** A place that hangs must leave time for the others. */
    private static Duration patience(PendingCalls.Call call, int placesLeft) {
        return Duration.ofNanos(Math.max(0, call.deadline() - System.nanoTime()) / placesLeft);
    }

    private Push push(PendingCalls.Call call, Lane lane) throws RedisException.NotSent {
        OutgoingJob job = call.job();
        Instant expiry = clock.instant().plus(job.timeout());
        try {
            byte[] frame = settings.writer().write(call.id(), replyTo(call, lane), expiry, job.request());
            return new Push(
                    ServiceKeys.requests(job.service()),
                    List.of(frame),
                    wholeSeconds(job.timeout()).plus(LIFE_MARGIN),
                    settings.queueCapacity());
        } catch (OversizedRequestException e) {
            throw new MessageTooLargeException(job.service(), e.size(), e.limit());
        } catch (UnserializableValueException e) {
            throw new InvalidMessageException(job.service(), e.getMessage(), e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Removing a list cannot fail.
    private String replyTo(PendingCalls.Call call, Lane lane) throws RedisException.NotSent {
        OutgoingJob job = call.job();
        if (job.request().control().suppressResponse() || !chunking.mayChunk(job.service())) {
            return lane.replyTo();
        }
        String own = lane.ownLists().add(job.timeout());
        call.reply().whenComplete((reply, failure) -> lane.ownLists().remove(own));
        return own;
    }

    private static Duration wholeSeconds(Duration duration) {
        return Duration.ofSeconds((duration.toMillis() + 999) / 1_000);
    }

    private static TransportException notSent(OutgoingJob job, RedisException cause) {
        return cause instanceof RedisException.ConnectionLost
                ? new ConnectionLostException(job.service(), cause)
                : new SendFailedException(job.service(), cause.getMessage(), cause);
    }
}
