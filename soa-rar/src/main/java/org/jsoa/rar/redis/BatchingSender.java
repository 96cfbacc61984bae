/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Brings messages, and other commands, of many threads to Redis over one connection. The thread that finds the connection free
 * writes everything that waits, in one go, and reads the answers: a lone sender pays no hand-over to another thread, and many
 * share one round trip.
 */
public final class BatchingSender extends Sender {

    private static final int LARGEST_BATCH = 256;

    private final ReentrantLock connection = new ReentrantLock();
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ClockComparison clocks;
    private final ReconnectingLink link;

    /**
     * Creates a sender that connects when it is first used.
     *
     * @param master where to send to
     */
    public BatchingSender(RedisMaster master) {
        clocks = new ClockComparison(Clock.systemUTC(), master.name());
        link = new ReconnectingLink(master, "sending", Duration.ZERO, opened -> {
            Push.SCRIPT.load(opened);
            clocks.compare(opened);
        });
    }

    @Override
    Object send(Operation operation, Duration patience) throws RedisException {
        Entry entry = add(operation);
        RedisException failure = await(entry, System.nanoTime() + patience.toNanos());
        if (failure != null) {
            throw failure;
        }
        return entry.answer;
    }

    @Override
    List<Answer> sendAll(List<? extends Operation> operations, Duration patience) {
        List<Entry> entries = operations.stream().map(this::add).toList();
        long deadline = System.nanoTime() + patience.toNanos();
        return entries.stream()
                .map(entry -> new Answer(await(entry, deadline), entry.answer))
                .toList();
    }

    private Entry add(Operation operation) {
        Entry entry = new Entry(operation, Thread.currentThread());
        waiting.add(entry);
        return entry;
    }

    /** Waits until a message is sent, by this thread or another; returns what went wrong, or null. */
    private RedisException await(Entry entry, long deadline) {
        while (!entry.done) {
            if (connection.tryLock()) {
                sendAsHolder();
            } else {
                long left = deadline - System.nanoTime();
                if (left <= 0 || Thread.currentThread().isInterrupted()) {
                    return giveUp(entry);
                }
                LockSupport.parkNanos(this, left);
            }
        }
        return entry.failure;
    }

    private RedisException giveUp(Entry entry) {
        if (waiting.remove(entry)) {
            return new RedisException.NotSent("the connection to Redis was busy for too long", null);
        }
        if (!entry.done) {
            return new RedisException.ConnectionLost("Redis took too long to answer", null);
        }
        return entry.failure;
    }

    private void sendAsHolder() {
        List<Entry> batch = List.of();
        try {
            batch = nextBatch();
            if (!batch.isEmpty()) {
                sendBatch(batch);
            }
        } finally {
            connection.unlock();
            // Whoever came while the connection was held saw it held and sleeps: one of them is to take it now.
            Entry next = waiting.peek();
            if (next != null) {
                LockSupport.unpark(next.sender);
            }
            batch.forEach(Entry::wake);
        }
    }

    private List<Entry> nextBatch() {
        List<Entry> batch = new ArrayList<>();
        for (Entry next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == LARGEST_BATCH) {
                break;
            }
        }
        return batch;
    }

    private void sendBatch(List<Entry> batch) {
        try {
            RedisLink open = link.get();
            List<Entry> unknownScript = exchange(open, batch);
            if (!unknownScript.isEmpty()) {
                Push.SCRIPT.load(open);
                exchange(open, unknownScript)
                        .forEach(entry -> entry.fail(new RedisException.NotSent(
                                "Redis does not keep the script that sends messages", null)));
            }
            if (link.isOpen()) {
                clocks.compareNowAndThen(open);
            }
        } catch (RedisException.NotSent e) {
            batch.forEach(entry -> entry.fail(e));
        } catch (RuntimeException e) {
            // Whatever it was, answers may still be under way on this connection, and a later sender would take them
            // for its own.
            link.broken(e);
            RedisException lost = new RedisException.ConnectionLost(e.toString(), e);
            batch.forEach(entry -> entry.fail(lost));
        }
    }

    private List<Entry> exchange(RedisLink open, List<Entry> batch) {
        int expected = 0;
        for (Entry entry : batch) {
            entry.operation.write(open);
            expected += entry.operation.answers();
        }
        List<Entry> unknownScript = new ArrayList<>(0);
        List<Object> answers = open.read(expected);
        int next = 0;
        for (Entry entry : batch) {
            next += entry.operation.answers();
            Object answer = answers.get(next - 1);
            if (answer instanceof JedisNoScriptException) {
                unknownScript.add(entry);
            } else {
                entry.end(entry.operation.judge(answer), answer);
            }
        }
        if (isDisplaced(answers)) {
            unknownScript.forEach(entry ->
                    entry.fail(new RedisException.NotSent("Redis is about to be found at another place", null)));
            return List.of();
        }
        return unknownScript;
    }

    /** Looks for the answers of a server that is no longer the one to ask; the next batch goes to another connection. */
    private boolean isDisplaced(List<Object> answers) {
        for (Object answer : answers) {
            if (Displacement.isSaidBy(answer)) {
                link.broken((JedisDataException) answer);
                return true;
            }
        }
        return false;
    }

    @Override
    boolean isUp() {
        return link.isUp();
    }

    @Override
    boolean hasOneServer() {
        return true;
    }

    @Override
    void connect() throws RedisException.NotSent {
        if (connection.tryLock()) {
            try {
                link.get();
            } finally {
                connection.unlock();
            }
        }
    }

    @Override
    public void close() {
        link.close();
    }

    private static final class Entry {

        private final Operation operation;
        private final Thread sender;
        private RedisException failure;
        private Object answer;
        private volatile boolean done;

        Entry(Operation operation, Thread sender) {
            this.operation = operation;
            this.sender = sender;
        }

        void wake() {
            if (sender != Thread.currentThread()) {
                LockSupport.unpark(sender);
            }
        }

        void end(RedisException newFailure, Object newAnswer) {
            failure = newFailure;
            answer = newAnswer;
            done = true;
        }

        void fail(RedisException newFailure) {
            if (!done) {
                end(newFailure, null);
            }
        }
    }
}
