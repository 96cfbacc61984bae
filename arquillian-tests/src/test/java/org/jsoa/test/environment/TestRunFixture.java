/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.environment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** Starts one Redis for all tests and writes the files that the servers read, before the first server starts. */
public final class TestRunFixture implements LauncherSessionListener {

    /** The system property that holds the path of a Redis to use in place of the bundled one. */
    private static final String CHOSEN_PROGRAM = "jsoa.test.redis-server";

    private RedisServer redis;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            writeServerFiles(TestFiles.directory());
            int port = freePort();
            redis = RedisServer.newRedisServer()
                    .executableProvider(program())
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            redis.start();
            System.setProperty(TestFiles.REDIS_URL, "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExecutableProvider program() {
        String chosen = System.getProperty(CHOSEN_PROGRAM);
        return chosen == null ? ExecutableProvider.newJarResourceProvider() : () -> new File(chosen);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            redis.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeServerFiles(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(
                directory.resolve("preboot.txt"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
        // Made up for the tests: it protects nothing.
        Files.writeString(directory.resolve("keyset.json"), """
                {"primaryKeyId": 1, "key": [{"keyId": 1, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {
                "typeUrl": "type.googleapis.com/google.crypto.tink.AesGcmKey", "keyMaterialType": "SYMMETRIC",
                "value": "GiAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw=="}}]}
                """);
        Files.writeString(directory.resolve("postboot.txt"), "deploy " + directory.resolve("soa-rar.rar") + "\n");
    }

    /** Finds a port of the loopback address that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
