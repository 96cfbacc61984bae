/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoa.rar.redis.KeyFile;
import org.jsoa.rar.redis.Tls;

/** Reads the settings that say how connections to Redis are encrypted. */
final class TlsReader {

    private final SettingReader reader;

    TlsReader(SettingReader reader) {
        this.reader = reader;
    }

    /**
     * Reads how the connections to a server are encrypted.
     *
     * @param encrypted whether its URL says that they are
     * @return null for not at all
     */
    Tls tls(boolean encrypted) {
        boolean wanted = reader.text(Setting.TLS_ENABLED).isPresent() ? reader.flag(Setting.TLS_ENABLED) : encrypted;
        return wanted ? files() : null;
    }

    /** Reads whom encrypted connections trust, and who we are. */
    Tls files() {
        return new Tls(
                file(Setting.TLS_TRUST_STORE, Setting.TLS_TRUST_STORE_PASSWORD, KeyFile::requireCertificates),
                file(Setting.TLS_KEY_STORE, Setting.TLS_KEY_STORE_PASSWORD, KeyFile::requireKey),
                reader.flag(Setting.TLS_HOST_NAME_CHECK));
    }

    private KeyFile file(Setting setting, Setting passwordSetting, Consumer<KeyFile> check) {
        Optional<String> name = reader.text(setting);
        Optional<String> password = reader.text(passwordSetting);
        if (name.isEmpty()) {
            if (password.isPresent()) {
                throw SettingReader.invalid(passwordSetting, "is set, so " + setting.configName() + " must be too");
            }
            return null;
        }
        try {
            KeyFile file = new KeyFile(Path.of(name.get()), password.orElse(null));
            check.accept(file);
            return file;
        } catch (InvalidPathException e) {
            throw SettingReader.invalid(setting, "must be the path of a file");
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(setting, "must be a key store that can be read: " + e.getMessage());
        }
    }

    /** Refuses settings that nothing makes use of. */
    void requireNone() {
        Stream.of(
                        Setting.TLS_TRUST_STORE,
                        Setting.TLS_TRUST_STORE_PASSWORD,
                        Setting.TLS_KEY_STORE,
                        Setting.TLS_KEY_STORE_PASSWORD)
                .filter(setting -> reader.text(setting).isPresent())
                .findFirst()
                .ifPresent(setting -> {
                    throw SettingReader.invalid(
                            setting,
                            "is set, but nothing is encrypted: write rediss:// in the URL, or set "
                                    + Setting.TLS_ENABLED.configName() + "=true");
                });
    }
}
