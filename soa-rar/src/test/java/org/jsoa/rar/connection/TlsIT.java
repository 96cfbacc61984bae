/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCertificate;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.rar.topology.FixedLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol.Command;

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

        try (Sender sender = TestSender.to(redis.master())) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void refusesAServerThatTheJvmDoesNotTrust() {
        try (Sender sender = TestSender.to(redis.master())) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at rediss://127.0.0.1")
                    .hasMessageContaining("the certificate of Redis is not trusted");
        }
    }

    @Test
    void closesAConnectionWithoutWaitingForTheOtherEnd() throws Exception {
        try (RedisProcess server = RedisProcess.encryptedSentinel(directory, certificate, "tls-auth-clients no")) {
            Tls tls = new Tls(new KeyStoreFile(certificate.trustStore(), TestCertificate.PASSWORD), null, true);
            RedisAddress address = RedisAddress.parse("rediss://127.0.0.1:" + server.port());
            RedisConnection connection =
                    RedisConnection.open(address.withAccess(address.access().withTls(tls)), Duration.ofSeconds(60));
            server.freeze(true);
            connection.write(Command.PING);
            CompletableFuture<Object> read = CompletableFuture.supplyAsync(connection::read);
            CompletableFuture<Void> closed = CompletableFuture.runAsync(connection::close);

            assertThat(closed).succeedsWithin(PATIENCE);
            assertThat(read).failsWithin(PATIENCE);
        }
    }

    @Test
    void tellsThatAPortRequiresTls() {
        RedisAddress plain = RedisAddress.parse("redis://127.0.0.1:" + redis.port());

        try (Sender sender = TestSender.to(new FixedLocator(plain))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("no connection to Redis at redis://127.0.0.1:" + redis.port())
                    .hasMessageContaining("its port requires TLS (rediss://)");
        }
    }

    @Test
    void tellsThatAPortDoesNotSpeakTls() {
        try (EmbeddedRedis plain = EmbeddedRedis.started();
                Sender sender =
                        TestSender.to(new FixedLocator(RedisAddress.parse("rediss://127.0.0.1:" + plain.port())))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("its port does not speak TLS (rediss://)");
        }
    }

    @Test
    void aMissingKeyStoreFailsTheAttemptToConnectAndItsReturnIsNoticed() throws Exception {
        Path moved = directory.resolve("moved.p12");
        Path store = Files.copy(certificate.keyStore(), directory.resolve("client.p12"));
        Tls tls = new Tls(
                new KeyStoreFile(certificate.trustStore(), TestCertificate.PASSWORD),
                new KeyStoreFile(store, TestCertificate.PASSWORD),
                true);
        RedisAddress address =
                redis.settings().withAccess(redis.settings().access().withTls(tls));
        Files.move(store, moved);
        try (Sender sender = TestSender.to(new FixedLocator(address))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("client.p12");

            Files.move(moved, store);
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(RedisException.NotSent.class)
                    .untilAsserted(() -> sender.send(PUSH, PATIENCE));
        }
    }

    @Test
    void refusesAServerWithAnotherName() throws RedisException {
        System.setProperty(TRUST_STORE, certificate.trustStore().toString());
        RedisAddress settings = redis.settings();
        RedisAddress byName = new RedisAddress("localhost", settings.port(), settings.access());

        try (Sender sender = TestSender.to(new FixedLocator(byName))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("localhost");
        }
    }

    private static Sender with(EmbeddedRedis server, Tls tls) {
        RedisAddress settings = server.settings();
        return TestSender.to(
                new FixedLocator(settings.withAccess(settings.access().withTls(tls))));
    }

    private static KeyStoreFile trustStore() {
        return new KeyStoreFile(certificate.trustStore(), TestCertificate.PASSWORD);
    }

    @Test
    void trustsWhatIsInTheTrustStore() throws RedisException {
        try (Sender sender = with(redis, new Tls(trustStore(), null, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void trustsWhatIsInAFileOfCertificates() throws RedisException {
        try (Sender sender = with(redis, new Tls(new KeyStoreFile(certificate.certificate(), null), null, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void acceptsAnyNameIfNamesAreNotChecked() throws Exception {
        TestCertificate named = TestCertificate.issue(directory, "dns:elsewhere.example");
        KeyStoreFile trusted = new KeyStoreFile(named.trustStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis elsewhere = EmbeddedRedis.startedWithTls(named);
                Sender strict = with(elsewhere, new Tls(trusted, null, true));
                Sender lenient = with(elsewhere, new Tls(trusted, null, false))) {
            assertThatThrownBy(() -> strict.send(PUSH, PATIENCE)).hasMessageContaining("127.0.0.1");

            lenient.send(PUSH, PATIENCE);
        }
    }

    @Test
    void presentsItsCertificateToARedisThatRequiresOne() throws Exception {
        TestCertificate client = TestCertificate.issue(directory, "dns:client.example");
        KeyStoreFile own = new KeyStoreFile(client.keyStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, client.authority());
                Sender sender = with(strict, new Tls(trustStore(), own, true))) {
            sender.send(PUSH, PATIENCE);
        }
    }

    @Test
    void reportsThatRedisRequiresACertificate() throws Exception {
        TestCertificate client = TestCertificate.issue(directory, "dns:client.example");
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, client.authority());
                Sender sender = with(strict, new Tls(trustStore(), null, true))) {
            assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                    .isInstanceOf(RedisException.NotSent.class)
                    .hasMessageContaining("requires a client certificate");
        }
    }

    private static void isTheLine(Sender sender, String reason) {
        assertThatThrownBy(() -> sender.send(PUSH, PATIENCE))
                .isInstanceOf(RedisException.NotSent.class)
                .hasMessageContaining("no connection to Redis at rediss://127.0.0.1")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void reportsThatTheCertificateOfRedisHasExpired() throws Exception {
        TestCertificate expired = TestCertificate.issueExpired(directory, "ip:127.0.0.1");
        KeyStoreFile authority = new KeyStoreFile(expired.trustStore(), TestCertificate.PASSWORD);
        try (EmbeddedRedis old = EmbeddedRedis.startedWithTls(expired);
                Sender sender = with(old, new Tls(authority, null, true))) {
            isTheLine(sender, "the certificate of Redis has expired");
        }
    }

    private static void isNotLetIn(TestCertificate client, Path authority) {
        Tls tls = new Tls(trustStore(), new KeyStoreFile(client.keyStore(), TestCertificate.PASSWORD), true);
        try (EmbeddedRedis strict = EmbeddedRedis.startedWithTls(certificate, authority);
                Sender sender = with(strict, tls)) {
            // The connection often ends before the alert with the reason is read.
            isTheLine(sender, "client certificate");
        }
    }

    @Test
    void reportsThatRedisRefusesAnExpiredClientCertificate() throws Exception {
        TestCertificate expired = TestCertificate.issueExpired(directory, "dns:client.example");
        isNotLetIn(expired, expired.authority());
    }

    @Test
    void reportsThatRedisDoesNotTrustTheClientCertificate() throws Exception {
        TestCertificate known = TestCertificate.issue(directory, "dns:client.example");
        isNotLetIn(TestCertificate.issue(directory, "dns:client.example"), known.authority());
    }

    private static void trustByItself(SoaResourceAdapter adapter) {
        adapter.setTlsTrustStore(certificate.trustStore().toString());
        adapter.setTlsTrustStorePassword(TestCertificate.PASSWORD);
    }

    private static void callsGetResponses(Consumer<SoaResourceAdapter> settings) throws ResourceException {
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
            callsGetResponses(adapter -> {
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
            callsGetResponses(adapter -> {
                adapter.setSentinelUrls(sentinel.url());
                adapter.setSentinelServices("mymaster");
                adapter.setTlsEnabled(true);
                trustByItself(adapter);
            });
        }
    }
}
