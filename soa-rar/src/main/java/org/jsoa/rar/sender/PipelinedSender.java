/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.CommandCallback;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.ClockSkewMonitor;
import org.jsoa.rar.connection.FailoverErrors;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.topology.MasterLocator;
import org.jsoa.rar.topology.ReconnectingConnection;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Brings messages, and other commands, of many threads to Redis over one connection. The thread that finds the connection free
 * writes everything that waits, in one go, and reads the answers: a lone sender pays no hand-over to another thread, and many
 * share one round trip. Who posts what needs no waiting for leaves it to the thread that is at it. Who has less time than Redis
 * may take leaves it to the {@link BackgroundSender}, who also connects.
 */
public final class PipelinedSender extends Sender {

    private static final int LARGEST_BATCH = 256;

    /** How long a thread goes on to send for others, who might keep it for ever, when its own message is sent. */
    private static final long LONGEST_SERVICE = TimeUnit.MILLISECONDS.toNanos(1);

    private final ReentrantLock connection = new ReentrantLock();
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ClockSkewMonitor clocks;
    private final ReconnectingConnection link;
    private final BackgroundSender attendant;
    private final AtomicBoolean attendantAsked = new AtomicBoolean();
    private final long longestAnswer;
    private volatile boolean exchanging;
    private long limit;

    /**
     * Creates a sender that connects when it is first used.
     *
     * @param master where to send to
     */
    public PipelinedSender(MasterLocator master) {
        this(master, new BackgroundSender());
    }

    /**
     * Creates a sender that connects when it is first used.
     *
     * @param attendant waits for Redis where senders must not
     */
    PipelinedSender(MasterLocator master, BackgroundSender attendant) {
        this.attendant = attendant;
        longestAnswer = master.timeouts().answer().toNanos();
        clocks = new ClockSkewMonitor(Clock.systemUTC(), master.name());
        link = new ReconnectingConnection(master, "sending", Duration.ZERO, opened -> {
            CommandBatch.prepare(opened);
            clocks.compare(opened);
        });
    }

    @Override
    public Object send(RedisCommand operation, Duration patience) throws RedisException {
        Entry entry = add(new Entry(operation, System.nanoTime() + patience.toNanos(), Thread.currentThread(), null));
        RedisException failure = await(entry);
        if (failure != null) {
            throw failure;
        }
        return entry.answer;
    }

    @Override
    public PendingCommand post(RedisCommand operation, Duration patience, CommandCallback receipt) {
        long now = System.nanoTime();
        Entry entry = add(new Entry(operation, now + patience.toNanos(), null, receipt));
        while (!waiting.isEmpty()) {
            long left = entry.deadline - System.nanoTime();
            if (!mayWaitForRedis(left) || System.nanoTime() - now > LONGEST_SERVICE) {
                askAttendant();
                break;
            }
            if (!connection.tryLock()) {
                // Whoever has it looks again once it is free.
                break;
            }
            sendAsHolder(entry);
        }
        return entry;
    }

    @Override
    public List<CommandResult> sendAll(List<? extends RedisCommand> operations, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        Thread sender = Thread.currentThread();
        List<Entry> entries = operations.stream()
                .map(operation -> add(new Entry(operation, deadline, sender, null)))
                .toList();
        return entries.stream()
                .map(entry -> new CommandResult(await(entry), entry.answer))
                .toList();
    }

    private Entry add(Entry entry) {
        waiting.add(entry);
        return entry;
    }

    /** Waits until a message is sent, by this thread or another; returns what went wrong, or null. */
    private RedisException await(Entry entry) {
        while (!entry.done) {
            long left = entry.deadline - System.nanoTime();
            boolean patient = mayWaitForRedis(left);
            if (patient && connection.tryLock()) {
                sendAsHolder(entry);
                leaveToNext();
            } else if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return giveUp(entry);
            } else {
                if (!patient) {
                    askAttendant();
                }
                LockSupport.parkNanos(this, left);
            }
        }
        return entry.failure;
    }

    private boolean mayWaitForRedis(long left) {
        return (left > longestAnswer && link.isOpen()) || !attendant.isAtWork();
    }

    private void askAttendant() {
        if (attendantAsked.compareAndSet(false, true)) {
            attendant.send(this::sendForOthers);
        }
    }

    private void sendForOthers() {
        attendantAsked.set(false);
        while (!waiting.isEmpty() && connection.tryLock()) {
            sendAsHolder(null);
        }
    }

    /** Whoever came while the connection was held saw it held, and sleeps or has gone: somebody is to take it now. */
    private void leaveToNext() {
        Entry next = waiting.peek();
        if (next == null) {
            return;
        }
        if (next.sender == null) {
            askAttendant();
        } else {
            LockSupport.unpark(next.sender);
        }
    }

    private RedisException giveUp(Entry entry) {
        if (waiting.remove(entry)) {
            // This thread may have been woken to take the connection.
            leaveToNext();
            return tooLate();
        }
        if (!entry.done) {
            return new RedisException.ConnectionLost("Redis took too long to answer", null);
        }
        return entry.failure;
    }

    private RedisException.NotSent tooLate() {
        return new RedisException.NotSent(
                link.isOpen()
                        ? "the connection to Redis was busy for too long"
                        : "there was no connection to Redis in time",
                null);
    }

    /**
     * Sends what waits.
     *
     * @param own what this thread waits for, or null if it does this for others
     */
    private void sendAsHolder(Entry own) {
        List<Entry> batch = List.of();
        try {
            if (!waiting.isEmpty()) {
                RedisException.NotSent failure = connected();
                // Not before: who gives up while a connection is made has certainly sent nothing.
                batch = nextBatch();
                if (failure != null) {
                    batch.forEach(entry -> entry.fail(failure));
                } else {
                    sendBatch(inTime(batch), own);
                }
            }
        } finally {
            connection.unlock();
            batch.forEach(Entry::tell);
        }
    }

    /** Makes sure that there is a connection; returns why there is none, or null. */
    private RedisException.NotSent connected() {
        try {
            link.get();
            return null;
        } catch (RedisException.NotSent e) {
            return e;
        } catch (RuntimeException e) {
            link.broken(e);
            return new RedisException.NotSent(e.toString(), e);
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

    /** Fails what nobody waits for any more, since to send it would be work for nothing; returns the rest. */
    private List<Entry> inTime(List<Entry> batch) {
        long now = System.nanoTime();
        boolean all = true;
        for (Entry entry : batch) {
            if (now - entry.deadline >= 0) {
                entry.fail(tooLate());
                all = false;
            }
        }
        return all ? batch : batch.stream().filter(entry -> !entry.done).toList();
    }

    private void sendBatch(List<Entry> batch, Entry own) {
        if (batch.isEmpty()) {
            return;
        }
        limit = own == null ? latest(batch) : own.deadline;
        exchanging = true;
        try {
            RedisConnection open = link.get();
            List<Entry> unknownScript = exchange(open, batch);
            if (!unknownScript.isEmpty()) {
                CommandBatch.prepare(open);
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
        } finally {
            exchanging = false;
        }
    }

    /** Returns until when somebody waits, but gives Redis the time to answer. */
    private long latest(List<Entry> batch) {
        long now = System.nanoTime();
        long left = longestAnswer;
        for (Entry entry : batch) {
            left = Math.max(left, entry.deadline - now);
        }
        return now + left;
    }

    private List<Entry> exchange(RedisConnection open, List<Entry> batch) {
        CommandBatch bundle =
                new CommandBatch(batch.stream().map(entry -> entry.operation).toList());
        bundle.write(open);
        List<CommandResult> answers = bundle.read(open);
        List<Entry> unknownScript = new ArrayList<>(0);
        for (int i = 0; i < answers.size(); i++) {
            CommandResult answer = answers.get(i);
            if (answer.value() instanceof JedisNoScriptException) {
                unknownScript.add(batch.get(i));
            } else {
                batch.get(i).end(answer.failure(), answer.value());
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
    private boolean isDisplaced(List<CommandResult> answers) {
        for (CommandResult answer : answers) {
            if (FailoverErrors.isSaidBy(answer.value())) {
                link.broken((JedisDataException) answer.value());
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isUp() {
        return link.isUp();
    }

    @Override
    public boolean hasOneServer() {
        return true;
    }

    @Override
    public void connect() throws RedisException.NotSent {
        if (connection.tryLock()) {
            try {
                link.get();
            } finally {
                connection.unlock();
                leaveToNext();
            }
        }
    }

    @Override
    List<Runnable> attendants() {
        return List.of(attendant);
    }

    @Override
    void endOverdue(long now) {
        link.endSlowAttempt(now);
        // Each piece of an answer may come in time, and a write has no timeout at all.
        if (exchanging && now - limit > 0) {
            link.cut();
        }
    }

    @Override
    public void close() {
        link.close();
        attendant.close();
    }

    /** One operation: that of a thread that waits for it, or one that was posted. */
    private final class Entry implements PendingCommand {

        private final RedisCommand operation;
        private final long deadline;
        private final Thread sender;
        private final CommandCallback receipt;
        private RedisException failure;
        private Object answer;
        private volatile boolean done;

        Entry(RedisCommand operation, long deadline, Thread sender, CommandCallback receipt) {
            this.operation = operation;
            this.deadline = deadline;
            this.sender = sender;
            this.receipt = receipt;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public RedisException withdraw() {
            return done ? failure : giveUp(this);
        }

        void tell() {
            if (receipt != null) {
                receipt.ended(failure, answer);
            } else if (sender != Thread.currentThread()) {
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
