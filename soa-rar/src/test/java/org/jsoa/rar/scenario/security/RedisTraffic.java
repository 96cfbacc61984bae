/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.security;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jsoa.rar.testing.EmbeddedRedis;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisMonitor;
import redis.clients.jedis.exceptions.JedisException;

/** Records every command that a Redis receives until this is closed, with its arguments. */
public final class RedisTraffic implements AutoCloseable {

    private final Queue<String> commands = new ConcurrentLinkedQueue<>();
    private final Jedis watcher;
    private final Jedis prober;
    private int probes;

    public RedisTraffic(EmbeddedRedis redis) {
        watcher = redis.client();
        prober = redis.client();
        Thread thread = new Thread(this::watch, "redis traffic");
        thread.setDaemon(true);
        thread.start();
        // The first may come too early.
        await().until(() -> {
            prober.echo("begin");
            return !commands.isEmpty();
        });
    }

    private void watch() {
        try {
            watcher.monitor(new JedisMonitor() {
                @Override
                public void onCommand(String command) {
                    commands.add(command);
                }
            });
        } catch (JedisException e) {
            commands.add("the end: " + e.getMessage());
        }
    }

    /** Returns all commands up to now. */
    public List<String> commands() {
        String probe = "probe-" + probes++;
        prober.echo(probe);
        await().until(() -> commands.stream().anyMatch(command -> command.contains(probe)));
        return List.copyOf(commands);
    }

    @Override
    public void close() {
        prober.close();
        watcher.close();
    }
}
