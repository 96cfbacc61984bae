/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where settings come from: MicroProfile Config, or nowhere if the server has none.
 *
 * @param lookup finds the text of a setting by its name; never null
 * @param converters finds what makes objects of a class from texts; never null
 * @param names the names of everything that is configured, also for others; never null
 * @since 0.1
 */
public record SettingSource(
        Function<String, Optional<String>> lookup,
        Function<Class<?>, Optional<Function<String, Object>>> converters,
        List<String> names) {

    private static final SettingSource NONE =
            new SettingSource(name -> Optional.empty(), type -> Optional.empty(), List.of());

    /** Copies. */
    public SettingSource {
        names = List.copyOf(names);
    }

    /**
     * Returns the configuration of the application.
     *
     * @return where its settings come from
     */
    public static SettingSource ofApplication() {
        try {
            Config config = ConfigProvider.getConfig();
            return new SettingSource(
                    name -> config.getOptionalValue(name, String.class),
                    type -> config.getConverter(type).map(converter -> converter::convert),
                    StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                            .toList());
        } catch (IllegalStateException | LinkageError e) {
            // The server has the specification's API without an implementation, or neither.
            return NONE;
        }
    }

    /**
     * Returns the text of a setting.
     *
     * @param name its full name; never null
     * @return the text without blanks around it; empty if it is not set or blank
     */
    public Optional<String> value(String name) {
        return lookup.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * Returns what makes objects of a class that is not known here.
     *
     * @param type the class; never null
     * @return makes an object from a text, and throws if the text is wrong; empty if the server has no converter
     */
    public Optional<Function<String, Object>> converter(Class<?> type) {
        return converters.apply(type);
    }
}
