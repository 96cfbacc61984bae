/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.List;
import java.util.Optional;

/**
 * The settings of one service with the values that are configured.
 *
 * @param record null if it could not be made, for then there are complaints
 * @param values the values that could be read
 * @param groups the records that could be made, the outermost among them
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
     * @param holder the class of the record that has it
     * @param entry the setting
     * @param text what is configured, or the default; empty if the setting is optional and there is neither
     * @param value the value as the record has it
     */
    record BoundValue(Class<?> holder, SettingEntry.Value entry, Optional<String> text, Object value) {}

    /**
     * A record of settings.
     *
     * @param name what the names of its settings have before their last dots
     * @param settings which settings it has
     * @param record the record
     */
    record BoundGroup(String name, SettingsRecord settings, Object record) {}
}
