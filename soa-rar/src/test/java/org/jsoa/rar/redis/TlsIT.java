/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCertificate;
import org.jsoa.rar.testing.TestServer;
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
                    .hasMessageContaining("the certificate of Redis is not trusted");
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

    private static BatchingSender with(EmbeddedRedis server, Tls tls) {
        RedisSettings settings = server.settings();
        return new BatchingSender(
                new FixedMaster(settings.withAccess(settings.access().withTls(tls))));
    }

    private static KeyFile trustStore() {
        return new KeyFile(certificate.trustStore(), TestCertificate.PASSWORD);
    }

    @Test
    void trustsWhatIsInTheTrustStore() throws RedisException {
        try (BatchingSender sender = with(redis, new Tls(trustStore(), null, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void trustsWhatIsInAFileOfCertificates() throws RedisException {
        try (BatchingSender sender = with(redis, new Tls(new KeyFile(certificate.certificate(), null), null, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void acceptsAnyNameIfNamesAreNotChecked() throws Exception {
        TestCertificate named = TestCertificate.issue(directory, "dns:elsewhere.example");
        KeyFile trusted = new KeyFile(named.trustStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis elsewhere = EmbeddedRedis.startedWithTls(named);
                BatchingSender strict = with(elsewhere, new Tls(trusted, null, true));
                BatchingSender lenient = with(elsewhere, new Tls(trusted, null, false))) {
            assertThatThrownBy(() -> strict.send(PUSH, PATIENCE)).hasMessageContaining("127.0.0.1");

            lenient.send(PUSH, PATIENCE);
        }
    }

    @Test
    void showsItsOwnCertificateToARedisThatWantsOne() throws Exception {
        TestCertificate client = TestCertificate.issue(directory, "dns:client.example");
        KeyFile own = new KeyFile(client.keyStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, client.authority());
                BatchingSender sender = with(strict, new Tls(trustStore(), own, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void saysThatRedisWantsACertificate() throws Exception {
        TestCertificate client = TestCertificate.issue(directory, "dns:client.example");
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, client.authority());
                BatchingSender sender = with(strict, new Tls(trustStore(), null, true))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("wants a client certificate");
        }
    }

    private static void isTheLine(BatchingSender sender, String reason) {
        assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                .isInstanceOf(RedisException.NotSent.class)
                .hasMessageContaining("no connection to Redis at rediss://127.0.0.1")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysThatTheCertificateOfRedisHasExpired() throws Exception {
        TestCertificate expired = TestCertificate.issueExpired(directory, "ip:127.0.0.1");
        KeyFile authority = new KeyFile(expired.trustStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis old = EmbeddedRedis.startedWithTls(expired);
                BatchingSender sender = with(old, new Tls(authority, null, true))) {
            isTheLine(sender, "the certificate of Redis has expired");
        }
    }

    private static void isNotLetIn(TestCertificate client, Path authority) {
        Tls tls = new Tls(trustStore(), new KeyFile(client.keyStore(), TestCertificate.PASSWORD), true);
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, authority);
                BatchingSender sender = with(strict, tls)) {
            // Often the connection ends before the alert is read that says more.
            isTheLine(sender, "client certificate");
        }
    }

    @Test
    void saysThatRedisRefusesAClientCertificateThatHasExpired() throws Exception {
        TestCertificate expired = TestCertificate.issueExpired(directory, "dns:client.example");
        isNotLetIn(expired, expired.authority());
    }

    @Test
    void saysThatRedisDoesNotTrustTheClientCertificate() throws Exception {
        TestCertificate known = TestCertificate.issue(directory, "dns:client.example");
        isNotLetIn(TestCertificate.issue(directory, "dns:client.example"), known.authority());
    }

    private static void trustByItself(SoaResourceAdapter adapter) {
        adapter.setTlsTrustStore(certificate.trustStore().toString());
        adapter.setTlsTrustStorePassword(TestCertificate.PASSWORD);
    }

    private static void callsAreAnswered(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        try (TestServer server = new TestServer(settings);
                SoaConnection connection = server.connection()) {
            server.deploy(EchoService.application());

            assertThat(LongStream.range(0, 6)
                            .map(i -> EchoService.numberIn(connection.call(EchoService.job(i, PATIENCE)))))
                    .containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void aRingIsEncryptedToo() throws Exception {
        try (EmbeddedRedis second = EmbeddedRedis.startedWithTls(certificate)) {
            callsAreAnswered(adapter -> {
                adapter.setRedisUrl(
                        redis.settings().address() + "," + second.settings().address());
                trustByItself(adapter);
            });
        }
    }

    @Test
    void aMasterThatASentinelNamesIsEncryptedToo() throws Exception {
        try (RedisProcess sentinel =
                RedisProcess.sentinel(directory, "sentinel monitor mymaster 127.0.0.1 " + redis.port() + " 1")) {
            callsAreAnswered(adapter -> {
                adapter.setSentinelUrls(sentinel.url());
                adapter.setSentinelServices("mymaster");
                adapter.setTlsEnabled(true);
                trustByItself(adapter);
            });
        }
    }
}
