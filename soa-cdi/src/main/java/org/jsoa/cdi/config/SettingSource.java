/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The source of settings: MicroProfile Config, or an empty one if the server has none.
 *
 * @param lookup finds the text of a setting by its name; never null
 * @param converters finds the converter from text to objects of a class; never null
 * @param names all configured names, also those of other applications; never null
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
     * @return the source of its settings
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
            // The server has only the API of the specification, or not even that.
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
     * Returns the converter for a class that JSOA does not convert itself.
     *
     * @param type the class; never null
     * @return the converter, which throws if the text is wrong; empty if the server has none
     */
    public Optional<Function<String, Object>> converter(Class<?> type) {
        return converters.apply(type);
    }
}
