/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.jsoa.rar.redis.RedisSettings;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** A real Redis server on a free port of this machine, which can be stopped and started again. */
public final class EmbeddedRedis implements AutoCloseable {

    private final int port = freePort();
    private RedisServer server;

    private EmbeddedRedis() {}

    public static EmbeddedRedis started() {
        EmbeddedRedis redis = new EmbeddedRedis();
        redis.start();
        return redis;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() {
        try {
            server = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
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

    public RedisSettings settings() {
        return RedisSettings.parse("redis://127.0.0.1:" + port);
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
