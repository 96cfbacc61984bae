/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invalid settings: each prevents the start of the adapter, and the message names the correct value. */
class StartErrorsTest {

    /**
     * A wrong setting.
     *
     * @param about what is wrong with it
     * @param setting sets it
     * @param message how the adapter must name it, and say what it must be
     */
    private record Mistake(String about, Consumer<SoaResourceAdapter> setting, String message) {
        @Override
        public String toString() {
            return about;
        }
    }

    private static Mistake url(String url, String reason) {
        return new Mistake(
                "the URL " + url,
                adapter -> adapter.setRedisUrl(url),
                "soa.redis.url (property RedisUrl) must be redis://[user[:password]@]host[:port][/database] or rediss://..., or several"
                        + " of them with commas between: " + reason);
    }

    private static Mistake number(String property, Consumer<SoaResourceAdapter> setting, String name, String must) {
        return new Mistake(property, setting, name + " (property " + property + ") must be " + must);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                url("localhost:6379", "the URL must begin with redis:// or rediss://"),
                url("http://localhost", "the URL must begin with redis:// or rediss://"),
                url("redis://", "the URL has no host"),
                url("redis://localhost:redis", "the port must be a number from 1 to 65535, not \"redis\""),
                url("redis://localhost:70000", "the port must be a number from 1 to 65535, not \"70000\""),
                url(
                        "redis://localhost/cache",
                        "after the host the URL must have nothing or the number of a database, not \"cache\""),
                url("redis://localhost?database=3", "the URL must not have parameters such as \"database\""),
                url("redis://local host", "\"local host\" is not a host"),
                new Mistake(
                        "a user without a password",
                        adapter -> adapter.setRedisUser("jsoa"),
                        "soa.redis.password (property RedisPassword) must be set, since there is a user"),
                new Mistake(
                        "a user without a password in the URL",
                        adapter -> adapter.setRedisUrl("redis://jsoa@localhost"),
                        "soa.redis.password (property RedisPassword) must be set, since there is a user"),
                url(
                        "redis://alice:1/2@localhost",
                        "in user and password the characters / ? # @ and , must be in percent notation"),
                new Mistake(
                        "a prefix that would make a reply list no reply list",
                        adapter -> adapter.setReplyPrefix("shop!"),
                        "soa.client.reply-prefix (property ReplyPrefix) must be 1 to 100 letters, digits, dots, hyphens"
                                + " or underscores"),
                new Mistake(
                        "keys that are not there",
                        adapter -> adapter.setEncryptionKeyset("/nowhere/keys.json"),
                        "soa.encryption.keyset (property EncryptionKeyset) must be the path of a keyset of Tink in JSON,"
                                + " which \"/nowhere/keys.json\" is not: there is no such file"),
                new Mistake(
                        "requests to be encrypted without keys",
                        adapter -> adapter.setClientEncrypted(true),
                        "soa.client.encrypted (property ClientEncrypted) requires soa.encryption.keyset, the file"
                                + " with the keys"),
                new Mistake(
                        "encrypted services without keys",
                        adapter -> adapter.setEncryptedServices("payroll"),
                        "soa.server.encrypted-services (property EncryptedServices) requires soa.encryption.keyset,"
                                + " the file with the keys"),
                new Mistake(
                        "a server twice",
                        adapter -> adapter.setRedisUrl("redis://a,redis://b,redis://a:6379"),
                        "soa.redis.url (property RedisUrl) must not name a server twice"),
                new Mistake(
                        "a Sentinel without the name of its master",
                        adapter -> adapter.setSentinelUrls("redis://a"),
                        "soa.redis.sentinel.services (property SentinelServices) must be the name of the master"
                                + " at the Sentinels, since soa.redis.sentinel.urls is set"),
                new Mistake(
                        "the name of a master without Sentinels",
                        adapter -> adapter.setSentinelServices("mymaster"),
                        "soa.redis.sentinel.urls (property SentinelUrls) must be the addresses of the Sentinels, since"
                                + " soa.redis.sentinel.services is set"),
                new Mistake(
                        "Sentinels and a URL of Redis",
                        adapter -> {
                            adapter.setSentinelServices("mymaster");
                            adapter.setSentinelUrls("redis://a");
                            adapter.setRedisUrl("redis://b");
                        },
                        "soa.redis.url (property RedisUrl) must not be set, since the Sentinels tell the address of"
                                + " Redis; set their addresses in soa.redis.sentinel.urls"),
                new Mistake(
                        "a trust store without encryption",
                        adapter -> adapter.setTlsTrustStore("/trust.p12"),
                        "soa.redis.tls.trust-store (property TlsTrustStore) is set, but nothing is encrypted: write"
                                + " rediss:// in the URL, or set soa.redis.tls.enabled=true"),
                new Mistake(
                        "a trust store that is not there",
                        adapter -> {
                            adapter.setRedisUrl("rediss://a");
                            adapter.setTlsTrustStore("/nowhere/trust.p12");
                        },
                        "soa.redis.tls.trust-store (property TlsTrustStore) must be a key store that can be read: cannot"
                                + " use the file /nowhere/trust.p12: "),
                new Mistake(
                        "the password of no key store",
                        adapter -> {
                            adapter.setTlsEnabled(true);
                            adapter.setTlsKeyStorePassword("hunter2");
                        },
                        "soa.redis.tls.key-store-password (property TlsKeyStorePassword) requires"
                                + " soa.redis.tls.key-store"),
                number(
                        "RedisDatabase",
                        adapter -> adapter.setRedisDatabase(-1),
                        "soa.redis.database",
                        "a whole number, 0 to 9999, not \"-1\""),
                number(
                        "LeaseMillis",
                        adapter -> adapter.setLeaseMillis(499),
                        "soa.server.lease-millis",
                        "a whole number, 500 to 600000, not \"499\""),
                number(
                        "MaxAttempts",
                        adapter -> adapter.setMaxAttempts(0),
                        "soa.server.max-attempts",
                        "a whole number, 1 to 100, not \"0\""),
                number(
                        "ConnectTimeoutMillis",
                        adapter -> adapter.setConnectTimeoutMillis(0),
                        "soa.redis.connect-timeout-millis",
                        "a whole number, 100 to 2147483647, not \"0\""),
                number(
                        "AnswerTimeoutMillis",
                        adapter -> adapter.setAnswerTimeoutMillis(-5),
                        "soa.redis.answer-timeout-millis",
                        "a whole number, 100 to 2147483647, not \"-5\""),
                number(
                        "QueueCapacity",
                        adapter -> adapter.setQueueCapacity(0),
                        "soa.redis.queue-capacity",
                        "a whole number, 1 to 2147483647, not \"0\""),
                number(
                        "CallTimeoutMillis",
                        adapter -> adapter.setCallTimeoutMillis(0),
                        "soa.client.timeout-millis",
                        "a whole number, 1 to 2147483647, not \"0\""),
                number(
                        "ClientProtocol",
                        adapter -> adapter.setClientProtocol(4),
                        "soa.client.protocol",
                        "a whole number, 1 to 3, not \"4\""),
                number(
                        "ClientSerializer",
                        adapter -> adapter.setClientSerializer("xml"),
                        "soa.client.serializer",
                        "msgpack or json, not \"xml\""),
                number(
                        "MaxRequestBytes",
                        adapter -> adapter.setMaxRequestBytes(0),
                        "soa.client.max-message-bytes",
                        "a whole number, 1024 to 2147483647, not \"0\""),
                number(
                        "Concurrency",
                        adapter -> adapter.setConcurrency(1001),
                        "soa.server.concurrency",
                        "a whole number, 1 to 1000, not \"1001\""),
                number(
                        "MaxResponseBytes",
                        adapter -> adapter.setMaxResponseBytes(-1),
                        "soa.server.max-message-bytes",
                        "a whole number, 1024 to 2147483647, not \"-1\""),
                number(
                        "ChunkBytes",
                        adapter -> adapter.setChunkBytes(1000),
                        "soa.server.chunk-bytes",
                        "-1 or at least 102400"),
                new Mistake(
                        "chunks that the largest response has no room for",
                        adapter -> adapter.setChunkBytes(102_400),
                        "soa.server.max-message-bytes (property MaxResponseBytes) must be at least 5 times"
                                + " soa.server.chunk-bytes"),
                number(
                        "DrainTimeoutMillis",
                        adapter -> adapter.setDrainTimeoutMillis(0),
                        "soa.server.drain-timeout-millis",
                        "a whole number, 1 to 2147483647, not \"0\""),
                number(
                        "MaxFrameBytes",
                        adapter -> adapter.setMaxFrameBytes(0),
                        "soa.limits.frame-bytes",
                        "a whole number, 1024 to 2147483647, not \"0\""),
                number(
                        "MaxDepth",
                        adapter -> adapter.setMaxDepth(65),
                        "soa.limits.depth",
                        "a whole number, 8 to 64, not \"65\""),
                number(
                        "MaxElements",
                        adapter -> adapter.setMaxElements(0),
                        "soa.limits.elements",
                        "a whole number, 100 to 2147483647, not \"0\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void preventTheStartAndNameTheSetting(Mistake mistake) {
        SoaResourceAdapter adapter = new SoaResourceAdapter();
        mistake.setting().accept(adapter);

        // Settings are read first. No server is needed.
        assertThatThrownBy(() -> adapter.start(null))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .message()
                .startsWith("JSOA cannot start: setting " + mistake.message());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "soa.server.concurrency, lots,"
                + " setting soa.server.concurrency (property Concurrency) must be a whole number",
        "soa.client.serializer, MSGPACK,"
                + " setting soa.client.serializer (property ClientSerializer) must be msgpack or json",
        "soa.redis.ulr, redis://127.0.0.1, unknown setting soa.redis.ulr; did you mean soa.redis.url?",
        "soa.sever.concurrency, 4, unknown setting soa.sever.concurrency; did you mean soa.server.concurrency?",
    })
    void preventTheStartFromEverySource(String name, String value, String message) {
        System.setProperty(name, value);
        try {
            assertThatThrownBy(() -> new SoaResourceAdapter().start(null))
                    .isInstanceOf(ResourceAdapterInternalException.class)
                    .message()
                    .startsWith("JSOA cannot start: " + message);
        } finally {
            System.clearProperty(name);
        }
    }

    @Test
    void neverShowThePassword() {
        SoaResourceAdapter adapter = new SoaResourceAdapter();
        adapter.setRedisUrl("redis://jsoa:hunter2@localhost:70000/x");

        assertThatThrownBy(() -> adapter.start(null))
                .isInstanceOf(ResourceAdapterInternalException.class)
                .satisfies(failure ->
                        assertThat(failure.toString() + failure.getCause()).doesNotContain("hunter2"));
    }
}
