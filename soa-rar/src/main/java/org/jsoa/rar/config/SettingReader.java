/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jsoa.rar.frame.ContentType;

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

    int number(Setting setting, int min, int max) {
        return read(setting, min + " to " + max, text -> {
            int number = Integer.parseInt(text);
            return number < min || number > max ? null : number;
        });
    }

    Duration millis(Setting setting) {
        return Duration.ofMillis(number(setting, 1, Integer.MAX_VALUE));
    }

    ContentType contentType(Setting setting) {
        return read(setting, "msgpack or json", text -> switch (text) {
            case "msgpack" -> ContentType.MSGPACK;
            case "json" -> ContentType.JSON;
            default -> null;
        });
    }

    boolean flag(Setting setting) {
        return read(setting, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        });
    }

    Set<String> names(Setting setting) {
        return Set.copyOf(orderedNames(setting));
    }

    /** Returns the names between commas, without duplicates. */
    List<String> orderedNames(Setting setting) {
        List<String> names = text(setting).isEmpty()
                ? List.of()
                : list(setting).stream().distinct().toList();
        if (names.contains("")) {
            throw invalid(setting, "must be names with commas between");
        }
        return names;
    }

    /** Returns whether the value differs from the default. */
    boolean isChanged(Setting setting) {
        return !text(setting).orElse("").equals(setting.defaultValue());
    }

    /** Returns the parts between commas, in order; one empty part if the setting is empty. */
    List<String> list(Setting setting) {
        return Arrays.stream(text(setting).orElse("").split(",", -1))
                .map(String::strip)
                .toList();
    }

    private <T> T read(Setting setting, String accepted, Function<String, T> reading) {
        String text = text(setting).orElse("");
        T value;
        try {
            value = reading.apply(text);
        } catch (NumberFormatException e) {
            value = null;
        }
        if (value == null) {
            throw invalid(setting, "must be " + accepted + ", not \"" + text + "\"");
        }
        return value;
    }

    static IllegalArgumentException invalid(Setting setting, String complaint) {
        return new IllegalArgumentException(
                "setting " + setting.configName() + " (property " + setting.property() + ") " + complaint);
    }
}
