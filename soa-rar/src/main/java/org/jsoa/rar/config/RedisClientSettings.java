/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jsoa.rar.call.CallLimits;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.KeysetFile;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.rar.topology.Topology;

/**
 * The checked settings of a Redis client.
 *
 * @param redis where Redis is
 * @param bounds what calls may take at most
 * @param limits what is read at most
 * @param keys the file with the keys by which bodies are encrypted, or null if there are none
 * @param client how calls are made
 */
public record RedisClientSettings(
        Topology redis, CallLimits bounds, DecodeLimits limits, KeysetFile keys, Client client) {

    /**
     * How calls are made.
     *
     * @param timeout how long a call waits when it does not say
     * @param protocol the protocol version of requests
     * @param serializer the serializer of requests
     * @param encrypted whether requests are encrypted
     * @param chunkingServices the services whose replies are known to come in chunks, or {@code *} for all
     * @param replyPrefix what the names of reply lists begin with
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
     * @throws IllegalArgumentException if one is wrong, naming it and what it must be
     */
    static RedisClientSettings read(SettingReader reader) {
        KeysetFile keys = keys(reader);
        boolean encrypted = reader.flag(Setting.CLIENT_ENCRYPTED);
        if (encrypted && keys == null) {
            throw SettingReader.invalid(
                    Setting.CLIENT_ENCRYPTED,
                    "is true, so " + Setting.ENCRYPTION_KEYSET.configName() + " must be the file with the keys");
        }
        return new RedisClientSettings(
                new RedisSettingReader(reader).topology(),
                bounds(reader),
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

    /** Returns what encrypts bodies, and decrypts them. */
    public BodyCipher cipher() {
        return keys == null ? BodyCipher.NONE : keys.cipher();
    }

    private static CallLimits bounds(SettingReader reader) {
        int requestBytes = reader.number(Setting.MAX_REQUEST_BYTES);
        int unsentBytes = reader.number(Setting.MAX_UNSENT_BYTES);
        if (unsentBytes < requestBytes) {
            throw SettingReader.invalid(
                    Setting.MAX_UNSENT_BYTES, "must be at least " + Setting.MAX_REQUEST_BYTES.configName());
        }
        return new CallLimits(
                reader.number(Setting.QUEUE_CAPACITY),
                requestBytes,
                reader.number(Setting.LARGE_REQUEST_BYTES),
                reader.number(Setting.MAX_IN_FLIGHT),
                unsentBytes);
    }
}
