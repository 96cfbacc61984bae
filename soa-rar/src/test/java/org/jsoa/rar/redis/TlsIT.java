/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An encrypted connection, to a server whose certificate the JVM trusts and to others. */
class TlsIT {

    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final Push PUSH = new Push("list", List.of("a".getBytes(UTF_8)), Duration.ofSeconds(60), 10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private static Path directory;

    private static TestCertificate certificate;
    private static EmbeddedRedis redis;

    @BeforeAll
    static void startRedis() throws Exception {
        certificate = TestCertificate.issue(directory, "ip:127.0.0.1");
        redis = EmbeddedRedis.startedWithTls(certificate);
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void forgetTrust() {
        System.clearProperty(TRUST_STORE);
    }

    @Test
    void worksWhenTheJvmTrustsTheServer() throws RedisException {
        System.setProperty(TRUST_STORE, certificate.trustStore().toString());

        try (BatchingSender sender = new BatchingSender(redis.master())) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void refusesAServerThatTheJvmDoesNotTrust() {
        try (BatchingSender sender = new BatchingSender(redis.master())) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at rediss://127.0.0.1")
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void refusesAServerThatGoesByAnotherName() throws RedisException {
        System.setProperty(TRUST_STORE, certificate.trustStore().toString());
        RedisSettings settings = redis.settings();
        RedisSettings byName = new RedisSettings("localhost", settings.port(), settings.access());

        try (BatchingSender sender = new BatchingSender(new FixedMaster(byName))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("localhost");
        }
    }
}
