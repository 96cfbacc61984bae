/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoa.rar.connection.KeyStoreFile;
import org.jsoa.rar.connection.Tls;

/** Reads the settings of encrypted connections to Redis. */
final class TlsSettingReader {

    private final SettingReader reader;

    TlsSettingReader(SettingReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the settings for a server.
     *
     * @param encrypted whether the URL of the server asks for encryption
     * @return null for plain connections
     */
    Tls tls(boolean encrypted) {
        boolean wanted = reader.text(Setting.TLS_ENABLED).isPresent() ? reader.flag(Setting.TLS_ENABLED) : encrypted;
        return wanted ? files() : null;
    }

    /** Reads the trusted certificates and the client certificate. */
    Tls files() {
        return new Tls(
                file(Setting.TLS_TRUST_STORE, Setting.TLS_TRUST_STORE_PASSWORD, KeyStoreFile::requireCertificates),
                file(Setting.TLS_KEY_STORE, Setting.TLS_KEY_STORE_PASSWORD, KeyStoreFile::requireKey),
                reader.flag(Setting.TLS_HOST_NAME_CHECK));
    }

    private KeyStoreFile file(Setting setting, Setting passwordSetting, Consumer<KeyStoreFile> check) {
        Optional<String> name = reader.text(setting);
        Optional<String> password = reader.text(passwordSetting);
        if (name.isEmpty()) {
            if (password.isPresent()) {
                throw SettingReader.invalid(passwordSetting, "requires " + setting.configName());
            }
            return null;
        }
        try {
            KeyStoreFile file = new KeyStoreFile(Path.of(name.get()), password.orElse(null));
            check.accept(file);
            return file;
        } catch (InvalidPathException e) {
            throw SettingReader.invalid(setting, "must be the path of a file");
        } catch (IllegalArgumentException e) {
            throw SettingReader.invalid(setting, "must be a key store that can be read: " + e.getMessage());
        }
    }

    /** Refuses settings that have no effect on plain connections. */
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
