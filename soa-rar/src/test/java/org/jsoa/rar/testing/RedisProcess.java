/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;

/** A process of Redis whose files are in a folder of its own: a server, a Sentinel, or a node of a cluster. */
public final class RedisProcess implements AutoCloseable {

    private static final Pattern VERSION = Pattern.compile("v=(\\d+)\\.");

    private final int port = EmbeddedRedis.freePort();
    private final Process process;

    private RedisProcess(Path directory, List<String> configuration, List<String> arguments) throws IOException {
        this(ServerProgram.provider().get().toString(), directory, configuration, arguments);
    }

    private RedisProcess(String program, Path directory, List<String> configuration, List<String> arguments)
            throws IOException {
        Path folder = Files.createTempDirectory(directory, "redis");
        List<String> lines = new ArrayList<>(configuration);
        lines.addAll(List.of("bind 127.0.0.1", "dir " + folder));
        lines.addAll(isEncrypted(configuration) ? List.of("port 0", "tls-port " + port) : List.of("port " + port));
        Path file = Files.write(folder.resolve("redis.conf"), lines);
        List<String> command = new ArrayList<>(List.of(program, file.toString()));
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

    private static boolean isEncrypted(List<String> configuration) {
        return configuration.stream().anyMatch(line -> line.startsWith("tls-cert-file "));
    }

    /** Starts a Sentinel that can only be reached by TLS, with these lines in its configuration. */
    public static RedisProcess encryptedSentinel(Path directory, TestCertificate certificate, String... configuration)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(configuration));
        lines.add("tls-cert-file " + certificate.certificate());
        lines.add("tls-key-file " + certificate.key());
        RedisProcess sentinel = new RedisProcess(directory, lines, List.of("--sentinel"));
        await().atMost(Duration.ofSeconds(20)).until(sentinel::listens);
        return sentinel;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts a node of a cluster, which knows no other node and has no slot. */
    public static RedisProcess clusterNode(Path directory) throws IOException {
        return started(new RedisProcess(
                directory,
                List.of(
                        "cluster-enabled yes",
                        "cluster-node-timeout 2000",
                        "repl-diskless-sync-delay 0",
                        "save \"\"",
                        "appendonly no"),
                List.of()));
    }

    /** Starts a server with these lines in its configuration. */
    public static RedisProcess server(Path directory, String... configuration) throws IOException {
        return started(new RedisProcess(directory, inMemory(configuration), List.of()));
    }

    /** Starts the server that is installed on this machine, if there is one of that version or a newer one. */
    public static Optional<RedisProcess> installedServer(Path directory, int version, String... configuration)
            throws IOException {
        return installedVersion() < version
                ? Optional.empty()
                : Optional.of(started(new RedisProcess("redis-server", directory, inMemory(configuration), List.of())));
    }

    private static int installedVersion() {
        try {
            Process asked = new ProcessBuilder("redis-server", "--version").start();
            Matcher said = VERSION.matcher(new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return said.find() ? Integer.parseInt(said.group(1)) : 0;
        } catch (IOException e) {
            // There is no such program.
            return 0;
        }
    }

    private static List<String> inMemory(String... configuration) {
        List<String> lines = new ArrayList<>(List.of(configuration));
        lines.addAll(List.of("save \"\"", "appendonly no"));
        return lines;
    }

    private static RedisProcess started(RedisProcess redis) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptionsInstanceOf(JedisConnectionException.class)
                .until(redis::responds);
        return redis;
    }

    private boolean responds() {
        try (Jedis client = client()) {
            client.ping();
        } catch (JedisDataException e) {
            // It requires a password.
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

    /** Returns how often clients have given a command. */
    public long callsOf(String command) {
        try (Jedis client = client()) {
            return client.info("commandstats")
                    .lines()
                    .filter(line -> line.matches("cmdstat_" + command + "(\\|\\w+)?:.*"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^=]*=(\\d+).*", "$1")))
                    .sum();
        }
    }

    /** Ends the process, as a crash would. */
    public void kill() {
        process.destroyForcibly();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Suspends the process, which keeps its connections and does not respond, or resumes it. */
    public void freeze(boolean frozen) throws IOException {
        new ProcessBuilder("kill", frozen ? "-STOP" : "-CONT", Long.toString(process.pid()))
                .start()
                .onExit()
                .join();
    }

    @Override
    public void close() {
        kill();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }
}
