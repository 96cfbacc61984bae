/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jsoa.rar.testing.EchoService.job;
import static org.jsoa.rar.testing.EchoService.numberIn;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.connection.KeyStoreFile;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.Tls;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestCertificate;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

/** A Redis that closes connections that rest. */
class IdleConnectionIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int CALLS = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void closedConnectionsCostNoCallAndNoWarning(boolean encrypted) throws Exception {
        TestCertificate certificate = TestCertificate.issue(directory, "ip:127.0.0.1");
        try (EmbeddedRedis redis = encrypted
                        ? EmbeddedRedis.startedWithTls(certificate, "tls-auth-clients no", "timeout 1")
                        : EmbeddedRedis.started("timeout 1");
                RecordedLog log = new RecordedLog();
                TestServer server = new TestServer(redis.settings(), adapter -> {
                    if (encrypted) {
                        adapter.setTlsTrustStore(certificate.trustStore().toString());
                        adapter.setTlsTrustStorePassword(TestCertificate.PASSWORD);
                    }
                })) {
            Tls tls = encrypted
                    ? new Tls(new KeyStoreFile(certificate.trustStore(), TestCertificate.PASSWORD), null, true)
                    : null;
            RedisAddress address =
                    redis.settings().withAccess(redis.settings().access().withTls(tls));
            server.deploy(EchoService.application());
            try (SoaConnection connection = server.connection()) {
                for (int i = 0; i < CALLS; i++) {
                    assertThat(numberIn(connection.call(job(i, TIMEOUT)))).isEqualTo(i);
                    assertThat(numberIn(connection
                                    .send(job(i, TIMEOUT))
                                    .toCompletableFuture()
                                    .join()))
                            .isEqualTo(i);
                    await().atMost(TIMEOUT).until(() -> isLeftAlone(address));
                }
            }

            assertThat(log.messages(Level.WARNING)).isEmpty();
        }
    }

    /** Returns whether Redis has closed all connections but those that wait for requests. */
    private static boolean isLeftAlone(RedisAddress redis) {
        try (RedisConnection admin = RedisConnection.open(redis, TIMEOUT)) {
            admin.write(Command.CLIENT, RedisConnection.bytes("LIST"));
            return new String((byte[]) admin.read(), StandardCharsets.UTF_8)
                    .lines()
                    .allMatch(line -> line.contains("cmd=blpop") || line.contains("cmd=client"));
        }
    }
}
