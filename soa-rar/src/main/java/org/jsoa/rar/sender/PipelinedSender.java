/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.command.CommandBatch;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.ClockSkewMonitor;
import org.jsoa.rar.connection.EvictionCheck;
import org.jsoa.rar.connection.FailoverErrors;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.supervision.SupervisedTask;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.MasterLocator;
import org.jsoa.rar.topology.ReconnectingConnection;
import redis.clients.jedis.exceptions.JedisDataException;

/**
 * Sends the commands of many threads to one server over one connection. All commands of a batch are written before the first
 * result is read. The {@link WriteCombiner} decides which thread sends.
 */
final class PipelinedSender implements Sender {

    private final ReconnectingConnection connection;
    private final ClockSkewMonitor clockSkew;
    private final BackgroundSender background;
    private final MonotonicClock clock;
    private final WriteCombiner combiner;
    private volatile boolean exchanging;
    private long limit;

    /**
     * Creates a sender that connects when it is first used.
     *
     * @param master the server
     * @param background sends for threads that must not wait for Redis
     * @param clock measures deadlines
     * @param wallClock is compared with the clock of Redis
     * @param connector makes the connection
     */
    PipelinedSender(
            MasterLocator master,
            BackgroundSender background,
            MonotonicClock clock,
            InstantSource wallClock,
            RedisConnection.Connector connector) {
        this.background = background;
        this.clock = clock;
        this.clockSkew = new ClockSkewMonitor(wallClock, clock, master.name());
        EvictionCheck eviction = new EvictionCheck(master.name());
        this.connection = new ReconnectingConnection(master, "sending", Duration.ZERO, clock, connector, opened -> {
            CommandBatch.loadScripts(opened);
            clockSkew.compare(opened);
            eviction.check(opened);
        });
        this.combiner = new WriteCombiner(new Exchange(), master.timeouts().response(), background, clock);
    }

    @Override
    public Object send(RedisCommand command, Duration patience) throws RedisException {
        PendingCommand pending = PendingCommand.awaited(command);
        combiner.add(pending, clock.nanoTime() + patience.toNanos());
        RedisException failure = combiner.await(pending);
        if (failure != null) {
            throw failure;
        }
        return pending.result();
    }

    @Override
    public void post(PendingCommand command, Duration patience) {
        combiner.post(command, patience);
    }

    @Override
    public RedisException withdraw(PendingCommand command) {
        return combiner.withdraw(command);
    }

    @Override
    public List<CommandResult> sendAll(List<? extends RedisCommand> commands, Duration patience) {
        long deadline = clock.nanoTime() + patience.toNanos();
        List<PendingCommand> pending = new ArrayList<>(commands.size());
        for (RedisCommand command : commands) {
            PendingCommand next = PendingCommand.awaited(command);
            combiner.add(next, deadline);
            pending.add(next);
        }
        List<CommandResult> results = new ArrayList<>(pending.size());
        for (PendingCommand each : pending) {
            RedisException failure = combiner.await(each);
            results.add(new CommandResult(failure, each.result()));
        }
        return results;
    }

    /** The use of the connection by one thread at a time. */
    private final class Exchange implements WriteCombiner.Exchange {

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public boolean isUsable(long newLimit) {
            limit = newLimit;
            exchanging = true;
            try {
                return connection.isUsable(newLimit - clock.nanoTime());
            } finally {
                exchanging = false;
            }
        }

        @Override
        public void connect() throws RedisException.NotSent {
            try {
                connection.get();
            } catch (RuntimeException | Error e) {
                connection.broken(e);
                throw new RedisException.NotSent(e.toString(), e);
            }
        }

        @Override
        public void send(List<PendingCommand> batch, long newLimit) {
            limit = newLimit;
            exchanging = true;
            try {
                RedisConnection open = connection.get();
                List<PendingCommand> unknownScript = exchange(open, batch);
                if (!unknownScript.isEmpty()) {
                    CommandBatch.loadScripts(open);
                    exchange(open, unknownScript)
                            .forEach(command -> command.fail(new RedisException.NotSent(
                                    "Redis does not keep the script that sends messages", null)));
                }
                if (connection.isOpen()) {
                    connection.answered();
                    clockSkew.compareNowAndThen(open);
                }
            } catch (RedisException.NotSent e) {
                batch.forEach(command -> command.fail(e));
            } catch (RuntimeException | Error e) {
                // Results may still arrive on this connection. The next batch would take them for its own.
                connection.broken(e);
                RedisException lost = new RedisException.ConnectionLost(e.toString(), e);
                batch.forEach(command -> command.fail(lost));
            } finally {
                exchanging = false;
            }
        }

        /** Returns the commands whose script Redis does not know. */
        private List<PendingCommand> exchange(RedisConnection open, List<PendingCommand> commands) {
            CommandBatch batch = new CommandBatch(commands);
            batch.write(open);
            List<PendingCommand> unknownScript = batch.read(open);
            if (isFailedOver(commands)) {
                RedisException failure = new RedisException.NotSent("the Redis server is no longer the master", null);
                unknownScript.forEach(command -> command.fail(failure));
                return List.of();
            }
            return unknownScript;
        }

        /** Checks for results of a server that is no longer the master. Then the next batch goes to a new connection. */
        private boolean isFailedOver(List<PendingCommand> commands) {
            for (PendingCommand command : commands) {
                if (command.isDone() && FailoverErrors.isIn(command.result())) {
                    connection.broken((JedisDataException) command.result());
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public boolean isUp() {
        return connection.isUp();
    }

    @Override
    public boolean hasOneServer() {
        return true;
    }

    @Override
    public void connect() throws RedisException.NotSent {
        combiner.connect();
    }

    @Override
    public List<SupervisedTask> backgroundTasks() {
        return List.of(background);
    }

    @Override
    public void endOverdue(long now) {
        connection.endSlowAttempt(now);
        // Each part of a result may arrive in time although the whole does not. A write has no timeout.
        if (exchanging && now - limit > 0) {
            connection.cut();
        }
    }

    @Override
    public void close() {
        connection.close();
        background.close();
    }
}
