/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.message.ResponseReader;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.testing.Thrown;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.rar.topology.Ring;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;

/** A Redis without a server. It records pushes, and refuses them where a test wants it. */
final class RecordingRedis implements RedisConnection.Connector {

    /** The shortest argument of a push that is a frame, rather than a number. */
    private static final int SHORTEST_FRAME = 20;

    private final List<Pushed> pushed = new CopyOnWriteArrayList<>();
    private final List<String> deadLetters = new CopyOnWriteArrayList<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    /** A frame on a list. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Pushed(String key, byte[] frame) {}

    /** Returns senders to this Redis. */
    Senders senders() {
        return new Senders(ring(), MonotonicClock.SYSTEM, InstantSource.system(), this);
    }

    /** Returns the one shard of this Redis. */
    Ring ring() {
        return new Ring(List.of(new FixedLocator(RedisAddress.parse("redis://fake"))));
    }

    /** Refuses the next push. */
    void refuse(String message) {
        refusals.add(message);
    }

    /** Throws something when the next command with an effect is written. */
    void fail(Throwable failure) {
        failures.add(failure);
    }

    /** Returns how many failures are left. */
    int failuresLeft() {
        return failures.size();
    }

    /** Returns how many refusals are left. */
    int refusalsLeft() {
        return refusals.size();
    }

    /** Returns the pushes, in order. */
    List<Pushed> pushed() {
        return pushed;
    }

    /** Returns the responses that were pushed, in order. */
    List<JobResponse> responses() {
        return pushed.stream().map(RecordingRedis::response).toList();
    }

    private static JobResponse response(Pushed reply) {
        try {
            return new ResponseReader(DecodeLimits.DEFAULT)
                    .read(reply.frame(), reply.key().replace("pysoa:", ""))
                    .response();
        } catch (UnreadableMessageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the explanations of the dead letters, in order. */
    List<String> deadLetters() {
        return deadLetters;
    }

    @Override
    public RedisConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        return new Connection(server);
    }

    private Object result(ProtocolCommand command, byte[][] arguments) {
        if (command == Command.TIME) {
            long now = System.currentTimeMillis();
            return List.of(
                    Long.toString(now / 1_000).getBytes(UTF_8),
                    Long.toString(now % 1_000 * 1_000).getBytes(UTF_8));
        }
        if (command == Command.EVAL || command == Command.EVALSHA) {
            Thrown.raise(failures.poll());
        }
        if (command == Command.EVAL) {
            for (int i = 0; i + 1 < arguments.length; i++) {
                if (new String(arguments[i], UTF_8).equals("explanation")) {
                    deadLetters.add(new String(arguments[i + 1], UTF_8));
                }
            }
        } else if (command == Command.EVALSHA) {
            return push(arguments);
        }
        return "OK".getBytes(UTF_8);
    }

    private Object push(byte[][] arguments) {
        String refusal = refusals.poll();
        if (refusal != null) {
            return new JedisDataException(refusal);
        }
        String key = new String(arguments[2], UTF_8);
        for (int i = 3; i < arguments.length; i++) {
            if (arguments[i].length >= SHORTEST_FRAME) {
                pushed.add(new Pushed(key, arguments[i]));
            }
        }
        return 0L;
    }

    private final class Connection implements RedisConnection {

        private final RedisAddress server;
        private final List<Object> results = new ArrayList<>();

        Connection(RedisAddress server) {
            this.server = server;
        }

        @Override
        public RedisAddress server() {
            return server;
        }

        @Override
        public long clientId() {
            return 1;
        }

        @Override
        public void write(ProtocolCommand command, byte[]... arguments) {
            results.add(result(command, arguments));
        }

        @Override
        public void longestBlock(Duration block) {
            // Nothing blocks.
        }

        @Override
        public void resultTimeout(Duration timeout) {
            // No result takes any time.
        }

        @Override
        public boolean isAlive(Duration patience) {
            return true;
        }

        @Override
        public Object read() {
            Object result = results.remove(0);
            if (result instanceof JedisDataException refusal) {
                throw refusal;
            }
            return result;
        }

        @Override
        public List<Object> read(int count) {
            List<Object> some = new ArrayList<>(results.subList(0, count));
            results.subList(0, count).clear();
            return some;
        }

        @Override
        public void close() {
            results.clear();
        }
    }
}
