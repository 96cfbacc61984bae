/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.List;
import java.util.Optional;

/**
 * The settings of one service with their configured values.
 *
 * @param record the record; null if it could not be created, and then there are complaints
 * @param values the values that could be read
 * @param groups the records that could be created, including the outermost one
 * @param complaints a sentence for each mistake
 */
record BoundSettings(Object record, List<BoundValue> values, List<BoundGroup> groups, List<String> complaints) {

    BoundSettings {
        values = List.copyOf(values);
        groups = List.copyOf(groups);
        complaints = List.copyOf(complaints);
    }

    /**
     * A setting and its value.
     *
     * @param holder the class of the record that declares it
     * @param entry the setting
     * @param text the configured text, or the default; empty if the setting is optional and there is neither
     * @param value the value in the record
     */
    record BoundValue(Class<?> holder, SettingEntry.Value entry, Optional<String> text, Object value) {}

    /**
     * A record of settings.
     *
     * @param name the common prefix of the names of its settings, without the last dot
     * @param settings its settings
     * @param record the record
     */
    record BoundGroup(String name, SettingsRecord settings, Object record) {}
}
