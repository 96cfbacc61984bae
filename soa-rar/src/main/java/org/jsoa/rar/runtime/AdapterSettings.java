/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.rar.protocol.ContentType;
import org.jsoa.rar.protocol.Limits;
import org.jsoa.rar.redis.Topology;
import org.jsoa.settings.SettingNames;

/**
 * The settings of the adapter, checked.
 *
 * @param redis where Redis is
 * @param queueCapacity how many messages a queue may hold
 * @param limits what is read at most
 * @param client how calls are made
 * @param server how jobs are served
 */
public record AdapterSettings(Topology redis, int queueCapacity, Limits limits, Client client, Server server) {

    /**
     * How calls are made.
     *
     * @param timeout how long a call waits when it does not say
     * @param protocol the protocol version of requests
     * @param serializer the serializer of requests
     * @param maxRequestBytes the largest request sent
     * @param chunkingServices the services whose replies are known to come in chunks, or {@code *} for all
     */
    public record Client(
            Duration timeout,
            int protocol,
            ContentType serializer,
            int maxRequestBytes,
            Set<String> chunkingServices) {}

    /**
     * How jobs are served.
     *
     * @param concurrency how many jobs of a service run at once when the application does not say
     * @param maxResponseBytes the largest response sent
     * @param chunkBytes the size above which a response is sent in chunks; -1 for never
     * @param drainTimeout how long running jobs may take to finish when the application stops
     * @param maxStuckWorkers how many stuck workers of a service are replaced at most
     * @param safety how jobs outlive their server
     * @param heartbeat where services show that they live
     */
    public record Server(
            int concurrency,
            int maxResponseBytes,
            int chunkBytes,
            Duration drainTimeout,
            int maxStuckWorkers,
            Safety safety,
            HeartbeatFile heartbeat) {}

    /**
     * How jobs outlive their server, where they are delivered at least once.
     *
     * @param lease after how long without a sign of life a server counts as dead
     * @param maxAttempts how many servers an idempotent job may cost before it is not tried again
     */
    public record Safety(Duration lease, int maxAttempts) {}

    private static final int SMALLEST_CHUNK = 102_400;
    private static final int CHUNKS_A_RESPONSE_MUST_HAVE_ROOM_FOR = 5;
    private static final int MOST_WORKERS = 1_000;
    private static final int SHORTEST_LEASE_MILLIS = 500;
    private static final int LONGEST_LEASE_MILLIS = 600_000;
    private static final int MOST_ATTEMPTS = 100;

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
        return new AdapterSettings(
                new RedisReader(reader).topology(),
                reader.number(Setting.QUEUE_CAPACITY, 1, Integer.MAX_VALUE),
                new Limits(
                        reader.number(Setting.MAX_FRAME_BYTES, 1, Integer.MAX_VALUE),
                        reader.number(Setting.MAX_DEPTH, 1, 64),
                        reader.number(Setting.MAX_ELEMENTS, 1, Integer.MAX_VALUE)),
                new Client(
                        reader.millis(Setting.CALL_TIMEOUT),
                        reader.number(Setting.CLIENT_PROTOCOL, 1, 3),
                        reader.contentType(Setting.CLIENT_SERIALIZER),
                        reader.number(Setting.MAX_REQUEST_BYTES, 1, Integer.MAX_VALUE),
                        reader.names(Setting.CHUNKING_SERVICES)),
                server(reader));
    }

    private static Server server(SettingReader reader) {
        int maxResponseBytes = reader.number(Setting.MAX_RESPONSE_BYTES, 1, Integer.MAX_VALUE);
        int chunkBytes = reader.number(Setting.CHUNK_BYTES, -1, Integer.MAX_VALUE);
        if (chunkBytes != -1 && chunkBytes < SMALLEST_CHUNK) {
            throw SettingReader.invalid(Setting.CHUNK_BYTES, "must be -1 or at least " + SMALLEST_CHUNK);
        }
        if (chunkBytes != -1 && maxResponseBytes / CHUNKS_A_RESPONSE_MUST_HAVE_ROOM_FOR < chunkBytes) {
            throw SettingReader.invalid(
                    Setting.MAX_RESPONSE_BYTES, "must be at least 5 times " + Setting.CHUNK_BYTES.configName());
        }
        return new Server(
                reader.number(Setting.CONCURRENCY, 1, MOST_WORKERS),
                maxResponseBytes,
                chunkBytes,
                reader.millis(Setting.DRAIN_TIMEOUT),
                reader.number(Setting.MAX_STUCK_WORKERS, 0, MOST_WORKERS),
                new Safety(
                        Duration.ofMillis(reader.number(Setting.LEASE, SHORTEST_LEASE_MILLIS, LONGEST_LEASE_MILLIS)),
                        reader.number(Setting.MAX_ATTEMPTS, 1, MOST_ATTEMPTS)),
                heartbeat(reader));
    }

    private static HeartbeatFile heartbeat(SettingReader reader) {
        try {
            return new HeartbeatFile(reader.text(Setting.HEARTBEAT_FILE).orElse(null));
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(Setting.HEARTBEAT_FILE, e.getMessage());
        }
    }
}
