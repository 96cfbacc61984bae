/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.Optional;

/** One component of a record of settings. */
sealed interface SettingEntry {

    /** The name of the component in Java. */
    String component();

    /** The full name of the setting, or the common prefix of several without the dot. */
    String name();

    /** Whether the component may be empty. */
    boolean isOptional();

    /**
     * A component that is one setting.
     *
     * @param component the name of the component in Java
     * @param name the full name of the setting
     * @param isOptional whether the component may be empty
     * @param isSecret whether the value must not be shown
     * @param type the type of the value
     * @param defaultText the value if none is configured; empty for none
     */
    record Value(
            String component,
            String name,
            boolean isOptional,
            boolean isSecret,
            SettingValueType type,
            Optional<String> defaultText)
            implements SettingEntry {}

    /**
     * A component that is a record of settings.
     *
     * @param component the name of the component in Java
     * @param name the common prefix of the names of its settings, without the last dot
     * @param isOptional whether the component may be empty: it is if none of its settings is set
     * @param settings the record
     */
    record Group(String component, String name, boolean isOptional, SettingsRecord settings) implements SettingEntry {}
}
