/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.rar.frame.ContentType;
import org.jsoa.spi.SettingType;

/**
 * Reads single settings: the override, otherwise the JCA property, otherwise the default. An exception names the invalid setting.
 */
final class SettingReader {

    private final Map<Setting, String> properties;
    private final ConfigLookup config;

    SettingReader(Map<Setting, String> properties, ConfigLookup config) {
        this.properties = properties;
        this.config = config;
    }

    Optional<String> text(Setting setting) {
        String value = config.find(setting.configName())
                .orElseGet(() -> properties.getOrDefault(setting, setting.defaultValue()));
        return Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }

    int number(Setting setting) {
        return Integer.parseInt(accepted(setting));
    }

    Duration millis(Setting setting) {
        return Duration.ofMillis(number(setting));
    }

    ContentType contentType(Setting setting) {
        return accepted(setting).equals("json") ? ContentType.JSON : ContentType.MSGPACK;
    }

    boolean flag(Setting setting) {
        return Boolean.parseBoolean(accepted(setting));
    }

    Set<String> names(Setting setting) {
        return Set.copyOf(orderedNames(setting));
    }

    /** Returns the names between commas, without duplicates. */
    List<String> orderedNames(Setting setting) {
        return text(setting).isEmpty()
                ? List.of()
                : SettingType.parts(accepted(setting)).stream().distinct().toList();
    }

    /** Returns whether the value differs from the default. */
    boolean isChanged(Setting setting) {
        return !text(setting).orElse("").equals(setting.defaultValue());
    }

    /** Returns the parts between commas, in order; one empty part if the setting is empty. */
    List<String> list(Setting setting) {
        return SettingType.parts(text(setting).orElse(""));
    }

    /** Returns the text of a setting after a check of its type. */
    String accepted(Setting setting) {
        String text = text(setting).orElse("");
        if (!setting.type().accepts(text)) {
            throw invalid(setting, "must be " + setting.type().accepted() + ", not \"" + text + "\"");
        }
        return text;
    }

    static IllegalArgumentException invalid(Setting setting, String complaint) {
        return new IllegalArgumentException(
                "setting " + setting.configName() + " (property " + setting.property() + ") " + complaint);
    }
}
