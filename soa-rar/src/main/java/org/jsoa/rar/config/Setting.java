/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import org.jsoa.spi.SettingType;

/**
 * Every setting of the adapter: the JCA property by which an administrator sets it, the MicroProfile Config name that
 * overrides the property, what it accepts, and the default.
 */
public enum Setting {
    /** The addresses of the Redis servers. */
    REDIS_URL("RedisUrl", "soa.redis.url", Types.URLS, "redis://127.0.0.1:6379"),
    /** The ACL user; overrides the URL's. */
    REDIS_USER("RedisUser", "soa.redis.user", SettingType.TEXT, ""),
    /** The password; overrides the URL's. */
    REDIS_PASSWORD("RedisPassword", "soa.redis.password", SettingType.TEXT, ""),
    /** The number of the database; overrides the URL's. */
    REDIS_DATABASE("RedisDatabase", "soa.redis.database", SettingType.number(0, 9_999), ""),
    /** Whether the servers are nodes of a Redis Cluster. */
    REDIS_CLUSTER("RedisCluster", "soa.redis.cluster", SettingType.FLAG, "false"),
    /** Whether connections are encrypted; overrides the URL. */
    TLS_ENABLED("TlsEnabled", "soa.redis.tls.enabled", SettingType.FLAG, ""),
    /** The file with the trusted certificates; the default of the JVM if there is none. */
    TLS_TRUST_STORE("TlsTrustStore", "soa.redis.tls.trust-store", Types.PATH, ""),
    /** The password of that file. */
    TLS_TRUST_STORE_PASSWORD("TlsTrustStorePassword", "soa.redis.tls.trust-store-password", SettingType.TEXT, ""),
    /** The file with a client certificate and its private key. */
    TLS_KEY_STORE("TlsKeyStore", "soa.redis.tls.key-store", Types.PATH, ""),
    /** The password of that file and of the key. */
    TLS_KEY_STORE_PASSWORD("TlsKeyStorePassword", "soa.redis.tls.key-store-password", SettingType.TEXT, ""),
    /** Whether the host name must be one of the certificate's. */
    TLS_HOST_NAME_CHECK("TlsHostNameCheck", "soa.redis.tls.host-name-check", SettingType.FLAG, "true"),
    /** The names of the masters at the Sentinels. */
    SENTINEL_SERVICES("SentinelServices", "soa.redis.sentinel.services", Types.NAMES, ""),
    /** The addresses of the Sentinels. */
    SENTINEL_URLS("SentinelUrls", "soa.redis.sentinel.urls", Types.URLS, ""),
    /** The ACL user at the Sentinels; overrides the URLs'. */
    SENTINEL_USER("SentinelUser", "soa.redis.sentinel.user", SettingType.TEXT, ""),
    /** The password at the Sentinels; overrides the URLs'. */
    SENTINEL_PASSWORD("SentinelPassword", "soa.redis.sentinel.password", SettingType.TEXT, ""),
    /** How long to wait for a connection, in ms. */
    CONNECT_TIMEOUT("ConnectTimeoutMillis", "soa.redis.connect-timeout-millis", Types.REDIS_MILLIS, "5000"),
    /** How long to wait for Redis to respond, in ms. */
    ANSWER_TIMEOUT("AnswerTimeoutMillis", "soa.redis.answer-timeout-millis", Types.REDIS_MILLIS, "2000"),
    /** How many messages a queue may hold. */
    QUEUE_CAPACITY("QueueCapacity", "soa.redis.queue-capacity", Types.COUNT, "10000"),
    /** The timeout of a call that has none of its own, in ms. */
    CALL_TIMEOUT("CallTimeoutMillis", "soa.client.timeout-millis", Types.MILLIS, "5000"),
    /** The protocol version of requests: 1, 2 or 3. */
    CLIENT_PROTOCOL("ClientProtocol", "soa.client.protocol", SettingType.number(1, 3), "3"),
    /** The serializer of requests: msgpack or json. */
    CLIENT_SERIALIZER("ClientSerializer", "soa.client.serializer", SettingType.words("msgpack", "json"), "msgpack"),
    /** The largest request sent, in bytes. */
    MAX_REQUEST_BYTES("MaxRequestBytes", "soa.client.max-message-bytes", Types.MESSAGE_BYTES, "102400"),
    /** The size above which a request is logged, in bytes; 0 for never. */
    LARGE_REQUEST_BYTES("LargeRequestBytes", "soa.client.large-message-bytes", SettingType.bytesOrNever(0), "102400"),
    /** How many calls may be in flight at once. */
    MAX_IN_FLIGHT("MaxInFlight", "soa.client.max-in-flight", Types.COUNT, "10000"),
    /** The total size of the requests that Redis does not have yet, in bytes. */
    MAX_UNSENT_BYTES("MaxUnsentBytes", "soa.client.max-unsent-bytes", Types.MESSAGE_BYTES, "67108864"),
    /** The services that are known to respond in chunks. Others are recognized by their responses. */
    CHUNKING_SERVICES("ChunkingServices", "soa.client.chunking-services", Types.NAMES_OR_ALL, ""),
    /** The first part of the names of reply lists. */
    REPLY_PREFIX("ReplyPrefix", "soa.client.reply-prefix", Types.PREFIX, "jsoa"),
    /** The file with the keys for message bodies. */
    ENCRYPTION_KEYSET("EncryptionKeyset", "soa.encryption.keyset", Types.PATH, ""),
    /** Whether requests are encrypted. */
    CLIENT_ENCRYPTED("ClientEncrypted", "soa.client.encrypted", SettingType.FLAG, "false"),
    /** The services that refuse plain requests, or * for all. */
    ENCRYPTED_SERVICES("EncryptedServices", "soa.server.encrypted-services", Types.NAMES_OR_ALL, ""),
    /** How many jobs of a service run at once if the application does not specify it. */
    CONCURRENCY("Concurrency", "soa.server.concurrency", SettingType.number(1, 1_000), "16"),
    /** The largest response sent, in bytes. */
    MAX_RESPONSE_BYTES("MaxResponseBytes", "soa.server.max-message-bytes", Types.MESSAGE_BYTES, "256000"),
    /** The size above which a response is logged, in bytes; 0 for never. */
    LARGE_RESPONSE_BYTES("LargeResponseBytes", "soa.server.large-message-bytes", SettingType.bytesOrNever(0), "256000"),
    /** The size above which a response is sent in chunks, in bytes; -1 for never. */
    CHUNK_BYTES("ChunkBytes", "soa.server.chunk-bytes", SettingType.bytesOrNever(-1), "-1"),
    /** How long running jobs may take to finish when the application stops, in ms. */
    DRAIN_TIMEOUT("DrainTimeoutMillis", "soa.server.drain-timeout-millis", Types.MILLIS, "20000"),
    /** The largest number of stuck workers of a service that are replaced. */
    MAX_STUCK_WORKERS("MaxStuckWorkers", "soa.server.max-stuck-workers", SettingType.number(0, 1_000), "16"),
    /** How long after its last renewed lease a server counts as dead, in ms. */
    LEASE("LeaseMillis", "soa.server.lease-millis", SettingType.millis(500, 600_000), "3000"),
    /** How many servers may die while they run the same idempotent job before it is given up. */
    MAX_ATTEMPTS("MaxAttempts", "soa.server.max-attempts", SettingType.number(1, 100), "3"),
    /** Whether jobs are refused if the response could not be in time. */
    REFUSE_LATE("RefuseLate", "soa.server.refuse-late", SettingType.FLAG, "false"),
    /** The file that each service touches while it takes and runs jobs. */
    HEARTBEAT_FILE("HeartbeatFile", "soa.server.heartbeat-file", Types.PATH, ""),
    /** The largest message read, in bytes. */
    MAX_FRAME_BYTES("MaxFrameBytes", "soa.limits.frame-bytes", Types.MESSAGE_BYTES, "16777216"),
    /** How deep maps and lists of a message may nest. */
    MAX_DEPTH("MaxDepth", "soa.limits.depth", SettingType.number(8, 64), "64"),
    /** How many values a message may hold. */
    MAX_ELEMENTS("MaxElements", "soa.limits.elements", SettingType.number(100, Integer.MAX_VALUE), "1000000");

    /** The types that several settings share or that are long. */
    private static final class Types {

        static final SettingType URLS = SettingType.text("URLs with commas between");
        static final SettingType NAMES = SettingType.list("names", "names with commas between", ".+");
        static final SettingType NAMES_OR_ALL =
                new SettingType("names with commas between, or *", NAMES.accepted(), NAMES.test());
        static final SettingType PATH = SettingType.text("path");
        static final SettingType PREFIX = new SettingType(
                "up to 100 letters, digits, ., - and _",
                "1 to 100 letters, digits, dots, hyphens or underscores",
                text -> text.matches("[A-Za-z0-9._-]{1,100}"));
        static final SettingType MILLIS = SettingType.millis(1, Integer.MAX_VALUE);
        static final SettingType REDIS_MILLIS = SettingType.millis(100, Integer.MAX_VALUE);
        static final SettingType MESSAGE_BYTES = SettingType.bytes(1_024);
        static final SettingType COUNT = SettingType.number(1, Integer.MAX_VALUE);
    }

    private final String property;
    private final String configName;

    // Its predicate has no state, which the checker cannot know.
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingType type;

    private final String defaultValue;

    Setting(String property, String configName, SettingType type, String defaultValue) {
        this.property = property;
        this.configName = configName;
        this.type = type;
        this.defaultValue = defaultValue;
    }

    /**
     * Returns the name of the JCA property.
     *
     * @return the name, as in ra.xml
     */
    public String property() {
        return property;
    }

    /**
     * Returns the name in MicroProfile Config.
     *
     * @return the name
     */
    public String configName() {
        return configName;
    }

    /**
     * Returns what the setting accepts.
     *
     * @return the type
     */
    public SettingType type() {
        return type;
    }

    /**
     * Returns the value of a setting that is not set.
     *
     * @return the default; empty for none
     */
    public String defaultValue() {
        return defaultValue;
    }
}
