/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.Optional;

/** One component of a record of settings. */
sealed interface SettingEntry {

    /** The name of the component in Java. */
    String component();

    /** The full name of the setting, or what comes before the dot in the names of several. */
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
     * @param type what the text becomes
     * @param defaultText what counts if nobody sets anything; empty for nothing
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
     * @param name what the names of its settings have before their last dots
     * @param isOptional whether the component may be empty: it is if none of its settings is set
     * @param settings the record
     */
    record Group(String component, String name, boolean isOptional, SettingsRecord settings) implements SettingEntry {}
}
