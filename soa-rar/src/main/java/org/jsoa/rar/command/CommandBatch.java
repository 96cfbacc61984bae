/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * Commands that are written to a connection together. Small messages for the same list become one command.
 *
 * <p>A batch may precede a command that blocks. It then costs neither a round trip nor a system call of its own.
 *
 * @since 0.1
 */
public final class CommandBatch {

    /** A batch without commands. */
    public static final CommandBatch EMPTY = new CommandBatch(List.of());

    private final List<PendingCommand> pending;
    private final List<RedisCommand> written;

    /** For each pending command the index of the written command that carries it. */
    private final int[] carrier;

    /** For each pending command its index in the written command, if several share it. */
    private final int[] partIndex;

    /**
     * Makes a batch of commands.
     *
     * @param pending the commands in order, none of them completed; not copied
     */
    public CommandBatch(List<PendingCommand> pending) {
        this.pending = pending;
        this.written = new ArrayList<>(pending.size());
        this.carrier = new int[pending.size()];
        this.partIndex = new int[pending.size()];
        if (pending.size() < 2) {
            pending.forEach(each -> written.add(each.command()));
        } else {
            join();
        }
    }

    private void join() {
        Map<BatchPush.Destination, Integer> first = new HashMap<>();
        List<List<BatchPush.Part>> joined = new ArrayList<>();
        for (int i = 0; i < pending.size(); i++) {
            RedisCommand command = pending.get(i).command();
            BatchPush.Part part = BatchPush.Part.of(command);
            Integer known = part == null ? null : first.putIfAbsent(part.destination(), written.size());
            if (known == null) {
                carrier[i] = written.size();
                written.add(command);
                joined.add(new ArrayList<>(1));
            } else {
                carrier[i] = known;
            }
            if (part != null) {
                partIndex[i] = joined.get(carrier[i]).size();
                joined.get(carrier[i]).add(part);
            }
        }
        for (int i = 0; i < written.size(); i++) {
            if (joined.get(i).size() > 1) {
                written.set(i, new BatchPush(joined.get(i)));
            }
        }
    }

    /**
     * Loads the scripts that commands call.
     *
     * @param opened a new connection
     */
    public static void loadScripts(RedisConnection opened) {
        Push.SCRIPT.load(opened);
        BatchPush.SCRIPT.load(opened);
    }

    /**
     * Queues the commands, without sending them.
     *
     * @param connection where to write
     */
    public void write(RedisConnection connection) {
        // Most batches on a connection that blocks are empty: without an iterator nothing is allocated for them.
        for (int i = 0; i < written.size(); i++) {
            written.get(i).write(connection);
        }
    }

    /**
     * Sends what is queued, reads the results and completes the commands with them. It signals none of them. A command whose
     * script Redis does not know stays incomplete: it may be sent again once the script is loaded.
     *
     * @param connection the connection that the batch was written to
     * @return the commands whose script Redis does not know
     */
    public List<PendingCommand> read(RedisConnection connection) {
        Object[] results = results(connection);
        List<PendingCommand> unknownScript = new ArrayList<>(0);
        for (int i = 0; i < carrier.length; i++) {
            if (results[carrier[i]] instanceof JedisNoScriptException) {
                unknownScript.add(pending.get(i));
            } else {
                complete(i, results);
            }
        }
        return unknownScript;
    }

    /**
     * Sends what is queued, reads the results, completes every command with them and signals it. A command whose script
     * Redis does not know fails; its result is the {@link JedisNoScriptException}.
     *
     * @param connection the connection that the batch was written to
     */
    public void complete(RedisConnection connection) {
        if (carrier.length == 0) {
            return;
        }
        Object[] results = results(connection);
        for (int i = 0; i < carrier.length; i++) {
            complete(i, results);
            pending.get(i).signal();
        }
    }

    private void complete(int index, Object[] results) {
        RedisCommand command = written.get(carrier[index]);
        Object result = results[carrier[index]];
        if (command instanceof BatchPush batch) {
            pending.get(index)
                    .complete(batch.failureIn(partIndex[index], result), batch.resultOf(partIndex[index], result));
        } else {
            pending.get(index).complete(command.failureIn(result), result);
        }
    }

    /** Returns for each written command the last of its results. */
    private Object[] results(RedisConnection connection) {
        int count = 0;
        for (RedisCommand command : written) {
            count += command.resultCount();
        }
        List<Object> all = connection.read(count);
        Object[] last = new Object[written.size()];
        int next = 0;
        for (int i = 0; i < last.length; i++) {
            next += written.get(i).resultCount();
            last[i] = all.get(next - 1);
        }
        return last;
    }

    /**
     * Completes the commands that are not done with a failure and signals them.
     *
     * @param failure why they were not carried out, or may not have been
     */
    public void fail(RedisException failure) {
        for (PendingCommand each : pending) {
            if (!each.isDone()) {
                each.complete(failure, null);
                each.signal();
            }
        }
    }
}
