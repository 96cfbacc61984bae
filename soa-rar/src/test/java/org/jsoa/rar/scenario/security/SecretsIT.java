/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jsoa.connection.SoaConnection;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.config.ConfigLookup;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.outbound.SoaManagedConnectionFactory;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCertificate;
import org.jsoa.rar.testing.TestKeyset;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No failure and no log shows a password. Every password here contains a word that occurs nowhere else. */
class SecretsIT {

    private static final String WORD = "hush";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    @TempDir
    private static Path directory;

    private final RecordedLog log = new RecordedLog();
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @AfterEach
    void nothingShowsAPassword() {
        log.close();
        assertThat(told).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(WORD));
        assertThat(log.lines()).noneMatch(line -> line.contains(WORD));
    }

    private void tell(Object object) {
        told.add(String.valueOf(object));
    }

    private void tell(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        told.add(text.toString());
    }

    /** Serves and calls through an adapter without access. */
    private void letFail(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        try (TestServer server = new TestServer(settings);
                SoaConnection connection = server.connection()) {
            server.deploy(EchoService.application());
            await().until(() -> log.messages(Level.WARNING).stream().anyMatch(line -> line.contains("waiting at")));
            tell(catchThrowable(() -> connection.call(EchoService.job(1, TIMEOUT))));
            tell(catchThrowable(() -> connection.deadLetters().count("example")));
            tell(server.adapter());
            tell(connection);
            SoaManagedConnectionFactory factory = new SoaManagedConnectionFactory();
            factory.setRedisUrl("redis://alice:hush-factory@127.0.0.1:" + EmbeddedRedis.freePort());
            factory.setResourceAdapter(server.adapter());
            tell(factory);
            SoaConnectionFactory connections = (SoaConnectionFactory) factory.createConnectionFactory();
            tell(connections);
            try (SoaConnection other = connections.getConnection()) {
                tell(catchThrowable(() -> other.call(EchoService.job(1, TIMEOUT))));
            }
        }
    }

    @Test
    void whereRedisRefusesThePassword() throws ResourceException {
        try (EmbeddedRedis redis = EmbeddedRedis.started("requirepass other")) {
            letFail(adapter -> adapter.setRedisUrl("redis://alice:hush-url@127.0.0.1:" + redis.port()));
            letFail(adapter -> {
                adapter.setRedisUrl(redis.settings().address());
                adapter.setRedisPassword("hush-property");
            });
        }
    }

    @Test
    void whereASentinelRefusesThePasswordAndAnotherIsNotThere() throws ResourceException, IOException {
        try (RedisProcess sentinel = RedisProcess.sentinel(directory, "requirepass other")) {
            letFail(adapter -> {
                adapter.setSentinelUrls(
                        "redis://:hush-url@127.0.0.1:" + EmbeddedRedis.freePort() + "," + sentinel.url());
                adapter.setSentinelServices("mymaster");
                adapter.setSentinelPassword("hush-sentinel");
                adapter.setRedisPassword("hush-redis");
            });
        }
    }

    @Test
    void whereAStoreRefusesThePassword() throws Exception {
        TestCertificate certificate = TestCertificate.issue(directory, "ip:127.0.0.1");
        tell(startFailure(adapter -> {
            adapter.setRedisUrl("rediss://127.0.0.1");
            adapter.setTlsTrustStore(certificate.trustStore().toString());
            adapter.setTlsTrustStorePassword("hush-trust");
        }));
        tell(startFailure(adapter -> {
            adapter.setRedisUrl("rediss://127.0.0.1");
            adapter.setTlsKeyStore(certificate.keyStore().toString());
            adapter.setTlsKeyStorePassword("hush-key");
        }));
    }

    private static Throwable startFailure(Consumer<SoaResourceAdapter> settings) {
        Throwable failure = catchThrowable(() -> new TestServer(settings).close());
        assertThat(failure).isInstanceOf(ResourceException.class);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alice:hush@host",
                "alice:hush@host",
                "redis://alice:hush@host:port",
                "redis://alice:hush@host:70000",
                "redis://alice:hush@host/cache",
                "redis://alice:hush@host?x",
                "redis://alice:hu sh hush@host:port",
                "redis://alice:1/hush@host",
                "redis://alice:1#hush@host",
                "redis://alice:1?hush@host",
                "redis://alice:x,hush@host",
                "redis://alice:hush%zz@host",
                "redis://hush@ho_st",
            })
    void whereAnUrlIsWrong(String url) {
        tell(startFailure(adapter -> adapter.setRedisUrl(url)));
        tell(startFailure(adapter -> {
            adapter.setSentinelServices("mymaster");
            adapter.setSentinelUrls(url);
        }));
    }

    @Test
    void whereKeysAreUsedAndRotatedAndDoNotFit() throws Exception {
        TestKeyset keys = TestKeyset.create();
        TestKeyset others = TestKeyset.create();
        Path file = keys.writeTo(directory.resolve("keys.json"));
        Path otherFile = others.writeTo(directory.resolve("others.json"));
        try (EmbeddedRedis redis = EmbeddedRedis.started();
                TestServer server = new TestServer(redis.settings(), adapter -> {
                    adapter.setEncryptionKeyset(file.toString());
                    adapter.setEncryptedServices("*");
                });
                TestServer client = new TestServer(redis.settings(), adapter -> {
                    adapter.setEncryptionKeyset(otherFile.toString());
                    adapter.setClientEncrypted(true);
                });
                SoaConnection connection = client.connection()) {
            server.deploy(EchoService.application());
            tell(catchThrowable(() -> connection.call(EchoService.job(1, TIMEOUT.multipliedBy(20)))));
            Files.writeString(file, keys.json().substring(5));
            await().atMost(TIMEOUT.multipliedBy(20)).until(() -> {
                tell(catchThrowable(() -> connection.call(EchoService.job(1, TIMEOUT.multipliedBy(20)))));
                return log.messages(Level.WARNING).stream().anyMatch(line -> line.contains("previous keys stay"));
            });
            tell(startFailure(adapter -> adapter.setEncryptionKeyset(file.toString())));
            tell(server.adapter());
            tell(server.adapter().runtime().settings());
            tell(server.adapter().runtime().redis().cipher());
            tell(connection.deadLetters().list("example", null, 10));
        }
        assertThat(Stream.of(keys, others).flatMap(one -> one.secrets().stream()))
                .hasSize(2)
                .allSatisfy(secret -> {
                    assertThat(told).noneMatch(text -> text.contains(secret));
                    assertThat(log.lines()).noneMatch(line -> line.contains(secret));
                });
    }

    @Test
    void whereSettingsAreShown() throws Exception {
        String store =
                TestCertificate.issue(directory, "ip:127.0.0.1").keyStore().toString();
        tell(AdapterSettings.read(
                Map.of(
                        Setting.REDIS_URL,
                        "rediss://alice:hush@a,rediss://:hush@b",
                        Setting.TLS_KEY_STORE,
                        store,
                        Setting.TLS_KEY_STORE_PASSWORD,
                        TestCertificate.PASSWORD),
                NOTHING));
        assertThat(told).noneMatch(text -> text.contains(TestCertificate.PASSWORD));
        tell(AdapterSettings.read(
                Map.of(
                        Setting.SENTINEL_URLS, "redis://alice:hush@a",
                        Setting.SENTINEL_SERVICES, "mymaster",
                        Setting.REDIS_PASSWORD, "hush-redis"),
                NOTHING));
    }

    private static final ConfigLookup NOTHING = new ConfigLookup() {
        @Override
        public Optional<String> find(String name) {
            return Optional.empty();
        }

        @Override
        public Iterable<String> names() {
            return List.of();
        }
    };
}
