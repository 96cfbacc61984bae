/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.embedded.core.ExecutableProvider;

/** A process of Redis that is more than a plain server: a Sentinel, or a node of a cluster. Its files are in a folder of its own. */
public final class RedisProcess implements AutoCloseable {

    private final int port = EmbeddedRedis.freePort();
    private final Process process;

    private RedisProcess(Path directory, List<String> configuration, List<String> arguments) throws IOException {
        Path folder = Files.createTempDirectory(directory, "redis");
        List<String> lines = new ArrayList<>(configuration);
        lines.addAll(List.of("port " + port, "bind 127.0.0.1", "dir " + folder));
        Path file = Files.write(folder.resolve("redis.conf"), lines);
        List<String> command = new ArrayList<>(
                List.of(ExecutableProvider.newJarResourceProvider().get().toString(), file.toString()));
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    /** Starts a Sentinel with these lines in its configuration. */
    public static RedisProcess sentinel(Path directory, String... configuration) throws IOException {
        return started(new RedisProcess(directory, List.of(configuration), List.of("--sentinel")));
    }

    /** Starts a node of a cluster, which knows no other node and has no slot. */
    public static RedisProcess clusterNode(Path directory) throws IOException {
        return started(new RedisProcess(
                directory,
                List.of("cluster-enabled yes", "cluster-node-timeout 2000", "save \"\"", "appendonly no"),
                List.of()));
    }

    private static RedisProcess started(RedisProcess redis) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(JedisConnectionException.class)
                .until(redis::answers);
        return redis;
    }

    private boolean answers() {
        try (Jedis client = client()) {
            client.ping();
        } catch (JedisDataException e) {
            // It asks for a password.
            return true;
        }
        return true;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Returns a plain client. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    /** Ends the process, as a crash would. */
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
