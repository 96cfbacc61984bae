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
 * @param redisClient where Redis is and how calls are made, unless a connection factory has settings of its own
 * @param server how jobs are served
 */
public record AdapterSettings(RedisClientSettings redisClient, Server server) {

    /**
     * How jobs are served.
     *
     * @param jobs how many are run, and which
     * @param responses how large answers are
     * @param drainTimeout how long running jobs may take to finish when the application stops
     * @param safety how jobs outlive their server
     * @param heartbeat where services show that they live
     * @param encryptedServices the services that refuse requests that are not encrypted, or {@code *} for all
     */
    public record Server(
            Jobs jobs,
            Responses responses,
            Duration drainTimeout,
            Safety safety,
            HeartbeatFile heartbeat,
            Set<String> encryptedServices) {

        /**
         * Tells whether a service refuses requests that are not encrypted.
         *
         * @param service the name of the service
         * @return whether it does
         */
        public boolean requiresEncryption(String service) {
            return encryptedServices.contains(ALL) || encryptedServices.contains(service);
        }
    }

    /**
     * How many jobs are run, and which.
     *
     * @param concurrency how many of a service at once when the application does not say
     * @param maxStuckWorkers how many stuck workers of a service are replaced at most
     * @param refuseLate whether those are refused that could not be answered in time
     */
    public record Jobs(int concurrency, int maxStuckWorkers, boolean refuseLate) {}

    /**
     * How large answers are.
     *
     * @param maxBytes the largest one sent
     * @param largeBytes the size above which one is logged; 0 for never
     * @param chunkBytes the size above which one is sent in chunks; -1 for never
     */
    public record Responses(int maxBytes, int largeBytes, int chunkBytes) {}

    /**
     * How jobs outlive their server, where they are delivered at least once.
     *
     * @param lease after how long without renewing its lease a server counts as dead
     * @param maxAttempts how many servers an idempotent job may cost before it is not tried again
     */
    public record Safety(Duration lease, int maxAttempts) {}

    /** The name that stands for all services. */
    private static final String ALL = "*";

    private static final int SMALLEST_CHUNK = 102_400;
    private static final int CHUNKS_A_RESPONSE_MUST_HAVE_ROOM_FOR = 5;

    /**
     * Reads all settings.
     *
     * @param properties what the administrator set; absent ones have their default
     * @param config what overrides it
     * @return the settings
     * @throws IllegalArgumentException if one is wrong, naming it and what it must be, or if there is none of its name
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
        if (chunkBytes != -1 && chunkBytes < SMALLEST_CHUNK) {
            throw SettingReader.invalid(Setting.CHUNK_BYTES, "must be -1 or at least " + SMALLEST_CHUNK);
        }
        if (chunkBytes != -1 && maxResponseBytes / CHUNKS_A_RESPONSE_MUST_HAVE_ROOM_FOR < chunkBytes) {
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
                    "is set, so " + Setting.ENCRYPTION_KEYSET.configName() + " must be the file with the keys");
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
