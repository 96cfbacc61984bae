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
import java.util.function.Function;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.BlockTimeout;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reply lists of single calls, for services that send replies in chunks. One connection waits at all of them; while there are
 * none it rests. {@link #run} must run on a thread of its own.
 */
final class ChunkedReplyReader implements Runnable, Closeable {

    private static final Logger LOG = System.getLogger(ChunkedReplyReader.class.getName());
    private static final Duration WAKE_LIFE = Duration.ofSeconds(60);
    private static final byte[] WAKE = bytes("wake");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private final Map<String, ReplyDecoder.Source> lists = new HashMap<>();
    private final String wakeKey;
    private final PendingCalls calls = new PendingCalls();
    private final Sender sender;
    private final ReplyListNames addresses;
    private final ReplyDecoder receiver;
    private final ReconnectingConnection link;
    private boolean waitsInRedis;
    private boolean closed;

    ChunkedReplyReader(
            Shard store,
            Sender sender,
            ReplyListNames addresses,
            Function<PendingCalls, ReplyDecoder> receivers,
            MonotonicClock clock) {
        this.sender = sender;
        this.addresses = addresses;
        this.receiver = receivers.apply(calls);
        this.wakeKey = ServiceKeys.replies(addresses.next());
        this.link = new ReconnectingConnection(
                store.masterOf(wakeKey),
                "waiting for replies in chunks",
                BlockTimeout.LONGEST.duration(),
                clock,
                opened -> {});
    }

    /** Returns the calls that await a reply on a list of their own. */
    PendingCalls calls() {
        return calls;
    }

    /**
     * Makes a list and waits at it from now on.
     *
     * @param patience how long to wait at most for the connection that tells the waiting thread
     * @return the address for the request, to be given to {@link #remove} when its call ends
     * @throws RedisException.NotSent if the thread that waits could not be told
     */
    String add(Duration patience) throws RedisException.NotSent {
        String replyTo = addresses.next();
        boolean wake;
        lock.lock();
        try {
            lists.put(ServiceKeys.replies(replyTo), receiver.source(replyTo));
            wake = waitsInRedis;
            waitsInRedis = false;
            change.signal();
        } finally {
            lock.unlock();
        }
        if (wake) {
            wake(replyTo, patience);
        }
        return replyTo;
    }

    private void wake(String replyTo, Duration patience) throws RedisException.NotSent {
        boolean told = false;
        try {
            sender.send(new Push(wakeKey, List.of(WAKE), WAKE_LIFE, Integer.MAX_VALUE), patience);
            told = true;
        } catch (RedisException e) {
            throw new RedisException.NotSent(e.getMessage(), e);
        } finally {
            if (!told) {
                remove(replyTo);
                wakeNextTime();
            }
        }
    }

    private void wakeNextTime() {
        lock.lock();
        try {
            waitsInRedis = true;
        } finally {
            lock.unlock();
        }
    }

    void remove(String replyTo) {
        lock.lock();
        try {
            lists.remove(ServiceKeys.replies(replyTo));
        } finally {
            lock.unlock();
        }
    }

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
                    LOG.log(Level.DEBUG, "waiting for replies in chunks failed", e);
                    pause();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for a call; returns its list and those of all others, or none if this is closed. */
    private List<String> next() throws InterruptedException {
        lock.lock();
        try {
            while (lists.isEmpty() && !closed) {
                change.await();
            }
            waitsInRedis = !closed;
            return closed ? List.of() : new ArrayList<>(lists.keySet());
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        long nanos = link.untilNextAttempt().toNanos() + TimeUnit.MILLISECONDS.toNanos(1);
        lock.lock();
        try {
            waitsInRedis = false;
            while (nanos > 0 && !closed) {
                nanos = change.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    private void take(List<String> keys) throws RedisException {
        RedisConnection open = link.get();
        byte[][] arguments = new byte[keys.size() + 2][];
        arguments[0] = bytes(wakeKey);
        for (int i = 0; i < keys.size(); i++) {
            arguments[i + 1] = bytes(keys.get(i));
        }
        arguments[keys.size() + 1] = BlockTimeout.LONGEST.seconds();
        try {
            open.write(Command.BLPOP, arguments);
            if (open.read() instanceof List<?> keyAndFrame) {
                String key = new String((byte[]) keyAndFrame.get(0), StandardCharsets.UTF_8);
                int missing = receive(key, (byte[]) keyAndFrame.get(1));
                if (missing > 0) {
                    takeMore(open, key, missing);
                }
            }
        } catch (JedisException e) {
            link.broken(e);
            throw new RedisException.ConnectionLost(e.toString(), e);
        }
    }

    /** Takes what is there of the rest of a reply, without waiting. */
    private void takeMore(RedisConnection open, String key, int most) {
        open.write(Command.LPOP, bytes(key), bytes(Integer.toString(most)));
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
        // A list without a call is that of one that has ended, or the one that wakes.
        return source == null ? 0 : receiver.receive(frame, source);
    }

    /** Ends an attempt to connect that takes too long. */
    void endSlowAttempt(long now) {
        link.endSlowAttempt(now);
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
        link.close();
    }
}
