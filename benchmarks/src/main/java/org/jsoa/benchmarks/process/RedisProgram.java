/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.error.OsArchitectureNotFound;
import redis.embedded.error.UnknownOSName;

/** The Redis that the build comes with. */
public final class RedisProgram {

    private static final Duration TO_START = Duration.ofSeconds(10);
    private static final Duration BETWEEN_PINGS = Duration.ofMillis(50);

    private final Path program;
    private final Children children;

    /**
     * Unpacks the program.
     *
     * @param files where to
     * @param children starts the servers
     */
    public RedisProgram(Path files, Children children) throws IOException {
        this.children = children;
        try {
            Path directory = Files.createDirectories(files.resolve("redis"));
            program = ExecutableProvider.newJarResourceProvider(directory.toFile())
                    .get()
                    .toPath();
        } catch (OsArchitectureNotFound | UnknownOSName e) {
            throw new IOException("there is no Redis for this machine", e);
        }
    }

    /** Starts a server that keeps nothing, and waits until it answers. */
    public RedisServer start(String name) throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> options = List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no");
        List<String> command = new ArrayList<>(List.of(program.toString(), "--port", Integer.toString(port)));
        command.addAll(options);
        Child child = children.start(name, command);
        long end = System.nanoTime() + TO_START.toNanos();
        while (!answers(port)) {
            if (!child.isAlive() || System.nanoTime() > end) {
                throw new IOException("Redis does not answer; see " + child.log());
            }
            Thread.sleep(BETWEEN_PINGS.toMillis());
        }
        return new RedisServer(child, port);
    }

    private static boolean answers(int port) {
        try (Jedis jedis = new Jedis("127.0.0.1", port)) {
            return "PONG".equals(jedis.ping());
        } catch (JedisException e) {
            return false;
        }
    }
}
