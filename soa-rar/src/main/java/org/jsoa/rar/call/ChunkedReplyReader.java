/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads the reply lists of single calls, for services that respond in chunks. One connection waits for all lists at once. While
 * there are no lists nothing is read. {@link #run} needs a thread of its own; all other methods are for any thread.
 */
final class ChunkedReplyReader implements SupervisedTask, Closeable {

    private static final Logger LOG = SafeLogger.of(ChunkedReplyReader.class);
    private static final Duration WAKE_LIFE = Duration.ofSeconds(60);
    private static final byte[] WAKE = bytes("wake");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Map<String, ReplyDecoder.Source> lists = new HashMap<>();

    /** A list that is always read too. An element on it ends the wait, and the next wait includes new lists. */
    private final String wakeKey;

    private final Sender sender;
    private final ReplyListNames names;
    private final ReplyDecoder decoder;
    private final ReconnectingConnection connection;
    private boolean blocked;
    private boolean closed;

    /**
     * Creates a reader that connects when the first list is opened.
     *
     * @param shard where the lists are
     * @param sender sends to the same shard
     * @param names creates the names of the lists
     * @param decoder receives the elements of the lists
     * @param connector makes the connection
     */
    ChunkedReplyReader(
            Shard shard,
            Sender sender,
            ReplyListNames names,
            ReplyDecoder decoder,
            MonotonicClock clock,
            RedisConnection.Connector connector) {
        this.sender = sender;
        this.names = names;
        this.decoder = decoder;
        this.wakeKey = ServiceKeys.replies(names.next());
        this.connection = new ReconnectingConnection(
                shard.masterOf(wakeKey),
                "waiting for replies in chunks",
                BlockTimeout.LONGEST.duration(),
                clock,
                connector,
                opened -> {});
    }

    /** Returns the calls that await a response on a list of their own. */
    PendingCalls calls() {
        return decoder.calls();
    }

    /**
     * Opens a list for a call and reads it until the call ends.
     *
     * @param timeout how long to wait at most for the command that ends the wait of the reading thread
     * @return the name of the list for the request
     * @throws RedisException.NotSent if the reading thread could not be woken
     */
    @SuppressWarnings("FutureReturnValueIgnored") // Removing a list cannot fail.
    String open(PendingCall call, Duration timeout) throws RedisException.NotSent {
        String replyTo = add(timeout);
        call.response().whenComplete((response, failure) -> remove(replyTo));
        return replyTo;
    }

    private String add(Duration timeout) throws RedisException.NotSent {
        String replyTo = names.next();
        boolean wake;
        lock.lock();
        try {
            lists.put(ServiceKeys.replies(replyTo), decoder.source(replyTo));
            wake = blocked;
            blocked = false;
            change.signal();
        } finally {
            lock.unlock();
        }
        if (wake) {
            wake(replyTo, timeout);
        }
        return replyTo;
    }

    private void wake(String replyTo, Duration timeout) throws RedisException.NotSent {
        boolean woken = false;
        try {
            sender.send(new Push(wakeKey, List.of(WAKE), WAKE_LIFE, Integer.MAX_VALUE), timeout);
            woken = true;
        } catch (RedisException e) {
            throw new RedisException.NotSent(e.getMessage(), e);
        } finally {
            if (!woken) {
                remove(replyTo);
                wakeNextTime();
            }
        }
    }

    private void wakeNextTime() {
        lock.lock();
        try {
            blocked = true;
        } finally {
            lock.unlock();
        }
    }

    private void remove(String replyTo) {
        lock.lock();
        try {
            lists.remove(ServiceKeys.replies(replyTo));
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many lists are open. */
    int size() {
        lock.lock();
        try {
            return lists.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void run() {
        try {
            for (List<String> keys = next(); !keys.isEmpty(); keys = next()) {
                try {
                    take(keys);
                } catch (RedisException e) {
                    LOG.log(Level.DEBUG, "waiting for responses in chunks failed", e);
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void recover(Throwable failure) {
        connection.cut();
    }

    @Override
    public boolean isEnded() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is a list; returns the keys of all lists, or none if this is closed. */
    private List<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (lists.isEmpty() && !closed) {
                change.await();
            }
            blocked = !closed;
            return closed ? List.of() : new ArrayList<>(lists.keySet());
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        long nanos = connection.untilNextAttempt().toNanos() + TimeUnit.MILLISECONDS.toNanos(1);
        lock.lock();
        try {
            blocked = false;
            while (nanos > 0 && !closed) {
                nanos = change.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(List<String> keys) throws RedisException {
        RedisConnection open = connection.get();
        byte[][] arguments = new byte[keys.size() + 2][];
        arguments[0] = bytes(wakeKey);
        for (int i = 0; i < keys.size(); i++) {
            arguments[i + 1] = bytes(keys.get(i));
        }
        arguments[keys.size() + 1] = BlockTimeout.LONGEST.seconds();
        try {
            open.write(Command.BLPOP, arguments);
            Object result = open.read();
            connection.answered();
            if (result instanceof List<?> keyAndFrame) {
                String key = new String((byte[]) keyAndFrame.get(0), StandardCharsets.UTF_8);
                int missing = receive(key, (byte[]) keyAndFrame.get(1));
                if (missing > 0) {
                    takeMore(open, key, missing);
                }
            }
        } catch (JedisException e) {
            connection.broken(e);
            throw new RedisException.ConnectionLost(e.toString(), e);
        } catch (RuntimeException | Error e) {
            // Results may be unread, which the next command would take for its own.
            connection.broken(e);
            throw e;
        }
    }

    /** Takes the chunks of a response that are there already, without waiting. */
    private void takeMore(RedisConnection open, String key, int max) {
        open.write(Command.LPOP, bytes(key), bytes(Integer.toString(max)));
        if (open.read() instanceof List<?> frames) {
            frames.forEach(frame -> receive(key, (byte[]) frame));
        }
    }

    private int receive(String key, byte[] frame) {
        ReplyDecoder.Source source;
        lock.lock();
        try {
            source = lists.get(key);
        } finally {
            lock.unlock();
        }
        // An unknown key is the list of a call that has ended, or the wake list.
        return source == null ? 0 : decoder.receive(frame, source);
    }

    /** Ends an attempt to connect that takes too long. */
    void endSlowAttempt(long now) {
        connection.endSlowAttempt(now);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            change.signal();
        } finally {
            lock.unlock();
        }
        connection.close();
    }
}
