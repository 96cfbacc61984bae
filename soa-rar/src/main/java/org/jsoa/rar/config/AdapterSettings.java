/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.spi.SettingNames;

/**
 * The settings of the adapter, checked.
 *
 * @param redisClient the settings of Redis and of calls, for all connections without settings of their own
 * @param server how jobs are served
 * @since 0.1
 */
public record AdapterSettings(RedisClientSettings redisClient, Server server) {

    /**
     * How jobs are served.
     *
     * @param jobs which jobs are run, and how many
     * @param responses the size of responses
     * @param drainTimeout how long running jobs may take to finish when the application stops
     * @param safety how jobs survive the end of their server
     * @param heartbeat the files that services touch while they are alive
     * @param encryptedServices the services that refuse plain requests, or {@code *} for all
     * @since 0.1
     */
    public record Server(
            Jobs jobs,
            Responses responses,
            Duration drainTimeout,
            Safety safety,
            HeartbeatFile heartbeat,
            Set<String> encryptedServices) {

        /**
         * Returns whether a service refuses plain requests.
         *
         * @param service the name of the service
         * @return whether requests must be encrypted
         */
        public boolean requiresEncryption(String service) {
            return encryptedServices.contains(ALL) || encryptedServices.contains(service);
        }
    }

    /**
     * Which jobs are run, and how many.
     *
     * @param concurrency how many jobs of a service run at once if the application does not specify it
     * @param maxStuckWorkers the largest number of stuck workers of a service that are replaced
     * @param refuseLate whether jobs are refused if the response could not be in time
     * @since 0.1
     */
    public record Jobs(int concurrency, int maxStuckWorkers, boolean refuseLate) {}

    /**
     * The size of responses.
     *
     * @param maxBytes the largest response that is sent
     * @param largeBytes the size above which a response is logged; 0 for never
     * @param chunkBytes the size above which a response is sent in chunks; -1 for never
     * @since 0.1
     */
    public record Responses(int maxBytes, int largeBytes, int chunkBytes) {}

    /**
     * How jobs survive the end of their server, for services with at-least-once delivery.
     *
     * @param lease how long after its last renewed lease a server counts as dead
     * @param maxAttempts how many servers may die while they run the same idempotent job before it is given up
     * @since 0.1
     */
    public record Safety(Duration lease, int maxAttempts) {}

    /** The name that stands for all services. */
    private static final String ALL = "*";

    private static final int MIN_CHUNK_BYTES = 102_400;
    private static final int MIN_CHUNKS = 5;

    /**
     * Reads all settings.
     *
     * @param properties the JCA properties; a missing one has its default
     * @param config the overrides
     * @return the settings
     * @throws IllegalArgumentException if a setting is invalid or unknown; the message names it and says what it must be
     */
    public static AdapterSettings read(Map<Setting, String> properties, ConfigLookup config) {
        List<String> unknown =
                SettingNames.complaints(config.names(), System.getenv().keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", unknown));
        }
        SettingReader reader = new SettingReader(properties, config);
        RedisClientSettings redisClient = RedisClientSettings.read(reader);
        return new AdapterSettings(redisClient, server(reader, redisClient));
    }

    private static Responses responses(SettingReader reader) {
        int maxResponseBytes = reader.number(Setting.MAX_RESPONSE_BYTES);
        int chunkBytes = reader.number(Setting.CHUNK_BYTES);
        if (chunkBytes != -1 && chunkBytes < MIN_CHUNK_BYTES) {
            throw SettingReader.invalid(Setting.CHUNK_BYTES, "must be -1 or at least " + MIN_CHUNK_BYTES);
        }
        if (chunkBytes != -1 && maxResponseBytes / MIN_CHUNKS < chunkBytes) {
            throw SettingReader.invalid(
                    Setting.MAX_RESPONSE_BYTES, "must be at least 5 times " + Setting.CHUNK_BYTES.configName());
        }
        return new Responses(maxResponseBytes, reader.number(Setting.LARGE_RESPONSE_BYTES), chunkBytes);
    }

    private static Server server(SettingReader reader, RedisClientSettings redisClient) {
        return new Server(
                new Jobs(
                        reader.number(Setting.CONCURRENCY),
                        reader.number(Setting.MAX_STUCK_WORKERS),
                        reader.flag(Setting.REFUSE_LATE)),
                responses(reader),
                reader.millis(Setting.DRAIN_TIMEOUT),
                new Safety(reader.millis(Setting.LEASE), reader.number(Setting.MAX_ATTEMPTS)),
                heartbeat(reader),
                encryptedServices(reader, redisClient));
    }

    private static Set<String> encryptedServices(SettingReader reader, RedisClientSettings redisClient) {
        Set<String> services = reader.names(Setting.ENCRYPTED_SERVICES);
        if (!services.isEmpty() && redisClient.keys() == null) {
            throw SettingReader.invalid(
                    Setting.ENCRYPTED_SERVICES,
                    "requires " + Setting.ENCRYPTION_KEYSET.configName() + ", the file with the keys");
        }
        return services;
    }

    private static HeartbeatFile heartbeat(SettingReader reader) {
        try {
            return new HeartbeatFile(reader.text(Setting.HEARTBEAT_FILE).orElse(null));
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(Setting.HEARTBEAT_FILE, e.getMessage());
        }
    }
}
