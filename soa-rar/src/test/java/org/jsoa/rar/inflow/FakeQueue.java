/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.Thrown;

/**
 * A queue in memory that records what happens to its messages. A wait for a message ends by {@link #wake}, as if none had
 * come.
 */
final class FakeQueue implements JobQueue {

    private static final byte[] WAKE = {};

    private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<QueuedMessage> replied = new CopyOnWriteArrayList<>();
    private final List<QueuedMessage> acknowledged = new CopyOnWriteArrayList<>();
    private final List<byte[]> requeued = new CopyOnWriteArrayList<>();
    private final boolean keepsInFlight;
    private volatile RedisException requeueFailure;
    private volatile boolean refusing;
    private volatile boolean closed;

    FakeQueue() {
        this(false);
    }

    FakeQueue(boolean keepsInFlight) {
        this.keepsInFlight = keepsInFlight;
    }

    void add(byte[]... more) {
        frames.addAll(List.of(more));
    }

    /** Makes the next attempt to take messages fail. */
    void failToTake(Throwable failure) {
        failures.add(failure);
        frames.add(WAKE);
    }

    void refuseToConnect(boolean refuses) {
        refusing = refuses;
    }

    void failToRequeue(RedisException failure) {
        requeueFailure = failure;
    }

    /** Returns how many messages have not been taken. */
    int length() {
        return frames.size();
    }

    List<QueuedMessage> replied() {
        return replied;
    }

    List<QueuedMessage> acknowledged() {
        return acknowledged;
    }

    List<byte[]> requeued() {
        return requeued;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void connect() throws RedisException {
        if (refusing) {
            throw new RedisException.NotSent("no connection", null);
        }
    }

    @Override
    public boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException {
        replies.flush();
        List<byte[]> taken = new ArrayList<>();
        try {
            taken.add(frames.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException.ConnectionLost("interrupted", e);
        }
        Thrown.raise(failures.poll());
        if (taken.get(0) == WAKE) {
            return false;
        }
        frames.drainTo(taken, most - 1);
        taken.subList(1, taken.size()).forEach(frame -> backlog.accept(new QueuedMessage(frame, this)));
        awaited.accept(new QueuedMessage(taken.get(0), this));
        return true;
    }

    @Override
    public RedisCommand reply(QueuedMessage message, Push response, Sender sender) {
        return response;
    }

    @Override
    public void replied(QueuedMessage message, RedisCommand reply) {
        replied.add(message);
    }

    @Override
    public void acknowledge(QueuedMessage message) {
        acknowledged.add(message);
    }

    @Override
    public void requeue(List<QueuedMessage> messages) throws RedisException {
        if (requeueFailure != null) {
            throw requeueFailure;
        }
        messages.forEach(message -> requeued.add(message.frame()));
    }

    @Override
    public boolean keepsInFlight() {
        return keepsInFlight;
    }

    @Override
    public Duration untilNextAttempt() {
        return refusing ? Duration.ofMillis(10) : Duration.ZERO;
    }

    @Override
    public void wake() {
        frames.add(WAKE);
    }

    @Override
    public void close() {
        closed = true;
    }
}
