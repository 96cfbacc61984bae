/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.scenario.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.SoaConnection;
import org.jsoa.rar.SoaResourceAdapter;
import org.jsoa.rar.testing.EchoService;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.RedisProcess;
import org.jsoa.rar.testing.TestCertificate;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Sentinel with TLS and users of its own, and the master that it monitors. */
class SentinelTlsIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private static Path directory;

    private static TestCertificate certificate;
    private static TestCertificate ours;

    private EmbeddedRedis master;
    private RedisProcess sentinel;

    @BeforeAll
    static void issueCertificates() throws Exception {
        certificate = TestCertificate.issue(directory, "ip:127.0.0.1");
        ours = TestCertificate.issue(directory, "dns:client.example");
    }

    @AfterEach
    void stop() {
        sentinel.close();
        master.close();
    }

    private void startMaster(boolean encrypted) {
        String[] users = {"user default off", "user data on >secret-of-data ~* &* +@all"};
        master = encrypted ? EmbeddedRedis.startedWithTls(certificate, withTls(users)) : EmbeddedRedis.started(users);
    }

    private static String[] withTls(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.add("tls-auth-clients no");
        return all.toArray(String[]::new);
    }

    private void startSentinel(String... configuration) throws IOException {
        List<String> lines = new ArrayList<>(List.of(configuration));
        lines.addAll(List.of(
                "user default off",
                "user watcher on >secret-of-watcher ~* &* +@all",
                "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1",
                "sentinel auth-user mymaster data",
                "sentinel auth-pass mymaster secret-of-data"));
        sentinel = RedisProcess.encryptedSentinel(directory, certificate, lines.toArray(String[]::new));
    }

    private String sentinelUrl(String user) {
        return "rediss://" + user + "127.0.0.1:" + sentinel.port();
    }

    private void common(SoaResourceAdapter adapter) {
        adapter.setSentinelServices("mymaster");
        adapter.setSentinelUrls(sentinelUrl(""));
        adapter.setSentinelUser("watcher");
        adapter.setSentinelPassword("secret-of-watcher");
        adapter.setRedisUser("data");
        adapter.setRedisPassword("secret-of-data");
        adapter.setTlsTrustStore(certificate.trustStore().toString());
        adapter.setTlsTrustStorePassword(TestCertificate.PASSWORD);
    }

    private void callsGetResponses(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        try (TestServer server = new TestServer(adapter -> {
                    common(adapter);
                    settings.accept(adapter);
                });
                SoaConnection connection = server.connection()) {
            server.deploy(EchoService.application());

            assertThat(LongStream.range(0, 3)
                            .map(i -> EchoService.numberIn(connection.call(EchoService.job(i, TIMEOUT)))))
                    .containsExactly(0L, 1L, 2L);
        }
    }

    private void callsFailSince(String reason, Consumer<SoaResourceAdapter> settings) throws ResourceException {
        try (TestServer server = new TestServer(adapter -> {
                    common(adapter);
                    settings.accept(adapter);
                });
                SoaConnection connection = server.connection()) {
            assertThatThrownBy(() -> connection.call(EchoService.job(1, TIMEOUT)))
                    .isInstanceOf(SendFailedException.class)
                    .hasMessageContaining("no Sentinel returned its address; " + sentinelUrl(""))
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void signsInThereAndAtTheMasterWithDifferentUsers() throws Exception {
        startMaster(true);
        startSentinel("tls-auth-clients no", "tls-replication yes", "tls-ca-cert-file " + certificate.authority());

        callsGetResponses(adapter -> {});
    }

    @Test
    void takesItsUserFromItsUrl() throws Exception {
        startMaster(true);
        startSentinel("tls-auth-clients no", "tls-replication yes", "tls-ca-cert-file " + certificate.authority());

        callsGetResponses(adapter -> {
            adapter.setSentinelUrls(sentinelUrl("watcher:secret-of-watcher@"));
            adapter.setSentinelUser(null);
            adapter.setSentinelPassword(null);
        });
    }

    @Test
    void mayWatchOverAMasterThatIsNotEncrypted() throws Exception {
        startMaster(false);
        startSentinel("tls-auth-clients no");

        callsGetResponses(adapter -> adapter.setTlsEnabled(false));
    }

    @Test
    void isShownTheClientCertificateToo() throws Exception {
        startMaster(false);
        startSentinel("tls-auth-clients yes", "tls-ca-cert-file " + ours.authority());

        callsGetResponses(adapter -> {
            adapter.setTlsEnabled(false);
            adapter.setTlsKeyStore(ours.keyStore().toString());
            adapter.setTlsKeyStorePassword(TestCertificate.PASSWORD);
        });
        callsFailSince("client certificate", adapter -> adapter.setTlsEnabled(false));
    }

    @Test
    void anUntrustedSentinelIsRefused() throws Exception {
        startMaster(false);
        startSentinel("tls-auth-clients no");

        callsFailSince("the certificate of Redis is not trusted", adapter -> {
            adapter.setTlsTrustStore(ours.trustStore().toString());
            adapter.setTlsEnabled(false);
        });
        callsFailSince("WRONGPASS", adapter -> adapter.setSentinelPassword("secret-of-nobody"));
    }
}
