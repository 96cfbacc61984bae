/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.List;
import java.util.stream.Stream;

/**
 * A record of settings.
 *
 * @param type its class
 * @param entries its components, in order
 */
record SettingsRecord(Class<?> type, List<SettingEntry> entries) {

    SettingsRecord {
        entries = List.copyOf(entries);
    }

    /** Returns all single settings, including those of the records inside. */
    Stream<SettingEntry.Value> values() {
        return entries.stream()
                .flatMap(entry -> entry instanceof SettingEntry.Group group
                        ? group.settings().values()
                        : Stream.of((SettingEntry.Value) entry));
    }
}
