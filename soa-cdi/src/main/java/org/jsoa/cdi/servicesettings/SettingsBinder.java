/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoa.cdi.config.SettingSource;
import org.jsoa.cdi.servicesettings.BoundSettings.BoundGroup;
import org.jsoa.cdi.servicesettings.BoundSettings.BoundValue;

/** Creates a record of settings from the configuration, and finds all mistakes at once. */
final class SettingsBinder {

    private final SettingSource source;
    private final List<BoundValue> values = new ArrayList<>();
    private final List<BoundGroup> groups = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    private SettingsBinder(SettingSource source) {
        this.source = source;
    }

    /**
     * Binds the settings.
     *
     * @param settings the record, whose declaration has no mistakes
     * @param name the prefix of the names of its settings, without the dot at its end
     * @param source the source of the values
     */
    static BoundSettings bind(SettingsRecord settings, String name, SettingSource source) {
        SettingsBinder binder = new SettingsBinder(source);
        Object record = binder.record(settings, name);
        return new BoundSettings(record, binder.values, binder.groups, binder.complaints);
    }

    /** Returns the record, or null if there is a mistake. */
    private Object record(SettingsRecord settings, String name) {
        List<Object> arguments = new ArrayList<>();
        for (SettingEntry entry : settings.entries()) {
            arguments.add(
                    entry instanceof SettingEntry.Group group
                            ? group(group)
                            : value(settings.type(), (SettingEntry.Value) entry));
        }
        if (arguments.contains(null)) {
            return null;
        }
        Object record = create(settings.type(), name, arguments.toArray());
        if (record != null) {
            groups.add(new BoundGroup(name, settings, record));
        }
        return record;
    }

    private Object group(SettingEntry.Group group) {
        if (!group.isOptional()) {
            return record(group.settings(), group.name());
        }
        if (group.settings().values().noneMatch(value -> source.value(value.name())
                .isPresent())) {
            return Optional.empty();
        }
        Object record = record(group.settings(), group.name());
        return record == null ? null : Optional.of(record);
    }

    private Object value(Class<?> holder, SettingEntry.Value entry) {
        Optional<String> text = source.value(entry.name()).or(entry::defaultText);
        if (text.isEmpty() && !entry.isOptional()) {
            complaints.add(
                    entry.name() + " is missing; set it to " + entry.type().accepted());
            return null;
        }
        try {
            Optional<Object> read = text.map(entry.type()::read);
            Object value = entry.isOptional() ? read : read.orElseThrow();
            values.add(new BoundValue(holder, entry, text, value));
            return value;
        } catch (RuntimeException e) {
            complaints.add(entry.name() + " must be " + entry.type().accepted()
                    + (entry.isSecret() ? ", but its value is not" : ", not \"" + text.orElse("") + "\""));
            return null;
        }
    }

    private Object create(Class<?> type, String name, Object... arguments) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            complaints.add(name + ".* are refused by " + type.getSimpleName() + ": "
                    + (e.getCause().getMessage() == null
                            ? e.getCause()
                            : e.getCause().getMessage()));
        } catch (ReflectiveOperationException | RuntimeException e) {
            complaints.add(name + ".* cannot be read, since " + type.getName() + " cannot be created: " + e);
        }
        return null;
    }
}
