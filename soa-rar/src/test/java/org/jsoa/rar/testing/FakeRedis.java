/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * A Redis without a server. It records commands and gives the results of a test in their order. When it has no result left
 * the connection is lost. Loaded scripts, the time and the ends of waits are neither recorded nor given by the test.
 */
public final class FakeRedis implements RedisConnection.Connector {

    private static final Object NIL = new Object();

    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Queue<Object> results = new ConcurrentLinkedQueue<>();
    private final List<Duration> timeouts = new CopyOnWriteArrayList<>();
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private final List<String> unblocked = new CopyOnWriteArrayList<>();
    private long lastClientId;
    private int attempts;
    private int roundTrips;
    private boolean refuses;

    /**
     * Adds results. An exception is a refusal or a lost connection; a {@link Supplier} is called when the result is read.
     */
    public void results(Object... more) {
        Stream.of(more).map(result -> result == null ? NIL : result).forEach(results::add);
    }

    /** Ends the connections that are open now, as a server or a balancer does with connections that rest. */
    public void hangUp() {
        connections.forEach(connection -> connection.hungUp = true);
    }

    /** Returns the limits of the waits for results, if they were shorter than usual. */
    public List<Duration> timeouts() {
        return timeouts;
    }

    /** Gives client ids anew from now on, as a server does after a restart. Connections stay open. */
    public void restartClientIds() {
        lastClientId = 0;
    }

    /** Returns the client ids whose waits were ended. */
    public List<String> unblocked() {
        return unblocked;
    }

    /** Returns how many connections are not closed by this side. */
    public long openConnections() {
        return connections.stream().filter(connection -> !connection.closed).count();
    }

    /** Sets whether connections are refused from now on. */
    public void refuses(boolean newRefuses) {
        refuses = newRefuses;
    }

    /** Returns the recorded commands, with their arguments but without the digests or texts of scripts. */
    public List<String> commands() {
        return commands;
    }

    /** Returns how often a connection was opened or refused. */
    public int attempts() {
        return attempts;
    }

    /** Returns how many reads followed recorded commands. */
    public int roundTrips() {
        return roundTrips;
    }

    @Override
    public RedisConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        attempts++;
        if (refuses) {
            throw new JedisConnectionException("refused");
        }
        Connection connection = new Connection(server, ++lastClientId);
        connections.add(connection);
        begun.accept(connection::close);
        return connection;
    }

    private final class Connection implements RedisConnection {

        private final Deque<Supplier<Object>> unread = new ArrayDeque<>();
        private final RedisAddress server;
        private final long clientId;
        private boolean unsent;
        private volatile boolean closed;
        private volatile boolean hungUp;

        Connection(RedisAddress server, long clientId) {
            this.server = server;
            this.clientId = clientId;
        }

        @Override
        public RedisAddress server() {
            return server;
        }

        @Override
        public long clientId() {
            return clientId;
        }

        @Override
        public void write(ProtocolCommand command, byte[]... arguments) {
            String name = new String(command.getRaw(), UTF_8);
            switch (name) {
                case "CLIENT" -> {
                    unblocked.add(new String(arguments[arguments.length - 1], UTF_8));
                    unread.add(() -> NIL);
                }
                case "SCRIPT", "INFO" -> unread.add(() -> NIL);
                case "TIME" -> unread.add(() -> List.of("0".getBytes(UTF_8), "0".getBytes(UTF_8)));
                default -> {
                    boolean script = name.equals("EVALSHA") || name.equals("EVAL");
                    commands.add(name + " "
                            + Stream.of(arguments)
                                    .skip(script ? 1 : 0)
                                    .map(argument -> new String(argument, UTF_8))
                                    .collect(Collectors.joining(" ")));
                    unread.add(this::next);
                    unsent = true;
                }
            }
        }

        private Object next() {
            if (hungUp) {
                throw new JedisConnectionException("Unexpected end of stream.");
            }
            Object result = results.poll();
            Object value = result instanceof Supplier<?> supplier ? supplier.get() : result;
            if (value == null || closed) {
                throw new JedisConnectionException("lost");
            }
            if (value instanceof JedisConnectionException lost) {
                throw lost;
            }
            return value;
        }

        private Object result() {
            if (closed) {
                throw new JedisConnectionException("closed");
            }
            Object result = unread.remove().get();
            return result == NIL ? null : result;
        }

        private void send() {
            if (unsent) {
                unsent = false;
                roundTrips++;
            }
        }

        @Override
        public void longestBlock(Duration block) {
            // No result takes any time.
        }

        @Override
        public void resultTimeout(Duration timeout) {
            timeouts.add(timeout);
        }

        @Override
        public boolean isAlive(Duration patience) {
            return !closed && !hungUp;
        }

        @Override
        public Object read() {
            send();
            Object result = result();
            if (result instanceof JedisDataException refusal) {
                throw refusal;
            }
            return result;
        }

        @Override
        public List<Object> read(int count) {
            send();
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(result());
            }
            return all;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
