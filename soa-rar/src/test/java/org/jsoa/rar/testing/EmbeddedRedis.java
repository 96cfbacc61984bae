/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.topology.FixedLocator;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis server on a free port of this machine, which can be stopped and started again. */
public final class EmbeddedRedis implements AutoCloseable {

    private final int port = freePort();
    private final boolean tls;
    private final List<String> options;
    private RedisServer server;

    private EmbeddedRedis(boolean tls, List<String> options) {
        this.tls = tls;
        this.options = options;
    }

    /** Starts a server with these lines added to its configuration. */
    public static EmbeddedRedis started(String... options) {
        EmbeddedRedis redis = new EmbeddedRedis(false, List.of(options));
        redis.start();
        return redis;
    }

    /** Starts a server that can only be reached by TLS. */
    public static EmbeddedRedis startedWithTls(TestCertificate certificate) {
        return startedWithTls(certificate, "tls-auth-clients no");
    }

    /** Starts a server that can only be reached by TLS, with a certificate of that authority. */
    public static EmbeddedRedis startedWithTls(TestCertificate certificate, Path authority) {
        return startedWithTls(certificate, "tls-auth-clients yes", "tls-ca-cert-file " + authority);
    }

    /** Starts a server that can only be reached by TLS, with these lines added to its configuration. */
    public static EmbeddedRedis startedWithTls(TestCertificate certificate, String... options) {
        List<String> all = new ArrayList<>(
                List.of("tls-cert-file " + certificate.certificate(), "tls-key-file " + certificate.key()));
        all.addAll(List.of(options));
        EmbeddedRedis redis = new EmbeddedRedis(true, all);
        redis.start();
        return redis;
    }

    /** Returns a port that is not in use now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        try {
            RedisServerBuilder builder = RedisServer.newRedisServer()
                    .executableProvider(ServerProgram.provider())
                    .port(tls ? 0 : port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no");
            if (tls) {
                builder.setting("tls-port " + port);
            }
            options.forEach(builder::setting);
            server = builder.build();
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process, as a crash would. */
    public void kill(String password) {
        try (Jedis client = client()) {
            client.auth(password);
            long pid = client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(line.substring("process_id:".length())))
                    .findFirst()
                    .orElseThrow();
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        }
    }

    public int port() {
        return port;
    }

    public RedisAddress settings() {
        return RedisAddress.parse((tls ? "rediss" : "redis") + "://127.0.0.1:" + port);
    }

    public FixedLocator master() {
        return new FixedLocator(settings());
    }

    /** Returns a plain client, to look at the server from outside. */
    public Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    @Override
    public void close() {
        stop();
    }
}
