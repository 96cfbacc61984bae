/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jsoa.rar.call.CallSettings;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.KeysetFile;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Topology;

/**
 * The checked settings of a Redis client and of the calls over it.
 *
 * @param redis the servers
 * @param callLimits the limits of what calls take
 * @param decodeLimits the limits of messages that are read
 * @param keys the file with the keys for message bodies; null for none
 * @param client how calls are made
 * @since 0.1
 */
public record RedisClientSettings(
        Topology redis, CallSettings.Limits callLimits, DecodeLimits decodeLimits, KeysetFile keys, Client client) {

    /**
     * How calls are made.
     *
     * @param timeout how long a call waits for its response if the call has no timeout
     * @param protocol the protocol version of requests
     * @param serializer the content type of requests
     * @param encrypted whether requests are encrypted
     * @param chunkingServices the services that are known to respond in chunks, or {@code *} for all
     * @param replyPrefix the first part of the names of reply lists
     * @since 0.1
     */
    public record Client(
            Duration timeout,
            int protocol,
            ContentType serializer,
            boolean encrypted,
            Set<String> chunkingServices,
            String replyPrefix) {}

    /**
     * Reads the settings.
     *
     * @return the settings
     * @throws IllegalArgumentException if a setting is invalid; the message names it and says what it must be
     */
    static RedisClientSettings read(SettingReader reader) {
        KeysetFile keys = keys(reader);
        boolean encrypted = reader.flag(Setting.CLIENT_ENCRYPTED);
        if (encrypted && keys == null) {
            throw SettingReader.invalid(
                    Setting.CLIENT_ENCRYPTED,
                    "requires " + Setting.ENCRYPTION_KEYSET.configName() + ", the file with the keys");
        }
        return new RedisClientSettings(
                new RedisSettingReader(reader).topology(),
                callLimits(reader),
                new DecodeLimits(
                        reader.number(Setting.MAX_FRAME_BYTES),
                        reader.number(Setting.MAX_DEPTH),
                        reader.number(Setting.MAX_ELEMENTS)),
                keys,
                new Client(
                        reader.millis(Setting.CALL_TIMEOUT),
                        reader.number(Setting.CLIENT_PROTOCOL),
                        reader.contentType(Setting.CLIENT_SERIALIZER),
                        encrypted,
                        reader.names(Setting.CHUNKING_SERVICES),
                        reader.accepted(Setting.REPLY_PREFIX)));
    }

    private static KeysetFile keys(SettingReader reader) {
        Optional<String> path = reader.text(Setting.ENCRYPTION_KEYSET);
        if (path.isEmpty()) {
            return null;
        }
        try {
            KeysetFile keys = new KeysetFile(Path.of(path.get()));
            keys.requireKeys();
            return keys;
        } catch (InvalidPathException e) {
            throw SettingReader.invalid(Setting.ENCRYPTION_KEYSET, "must be the path of a file");
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(
                    Setting.ENCRYPTION_KEYSET,
                    "must be the path of a keyset of Tink in JSON, which \"" + path.get() + "\" is not: "
                            + e.getMessage());
        }
    }

    /**
     * Returns the cipher for bodies.
     *
     * @param clock measures the time between checks of the keyset file
     * @return the cipher, without keys if there is no file
     */
    public BodyCipher cipher(MonotonicClock clock) {
        return keys == null ? BodyCipher.NONE : keys.cipher(clock);
    }

    private static CallSettings.Limits callLimits(SettingReader reader) {
        int requestBytes = reader.number(Setting.MAX_REQUEST_BYTES);
        int unsentBytes = reader.number(Setting.MAX_UNSENT_BYTES);
        if (unsentBytes < requestBytes) {
            throw SettingReader.invalid(
                    Setting.MAX_UNSENT_BYTES, "must be at least " + Setting.MAX_REQUEST_BYTES.configName());
        }
        return new CallSettings.Limits(
                reader.number(Setting.QUEUE_CAPACITY),
                requestBytes,
                reader.number(Setting.LARGE_REQUEST_BYTES),
                reader.number(Setting.MAX_IN_FLIGHT),
                unsentBytes);
    }
}
