/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.model.Problem;
import org.jsoa.service.Setting;

/** Reads the settings that a record declares, and finds mistakes in the declaration. */
final class SettingsRecordReader {

    private static final String SUPPORTED = "use String, a number, boolean, an enum, Duration, URI, a type for which"
            + " MicroProfile Config has a converter, a List, Set or Optional of one of these, a record, or an Optional of a"
            + " record";

    private final SettingValueTypes types;
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Class<?>> outer = new ArrayDeque<>();

    SettingsRecordReader(SettingValueTypes types) {
        this.types = types;
    }

    /** Returns the mistakes in the records read so far. */
    List<Problem> problems() {
        return problems;
    }

    /**
     * Reads a record.
     *
     * @param type its class
     * @param prefix the prefix of the names of its settings, with the dot at its end
     * @param isSecret whether all of its values are secret
     */
    SettingsRecord read(Class<?> type, String prefix, boolean isSecret) {
        outer.push(type);
        Set<String> names = new HashSet<>();
        List<SettingEntry> entries = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<Setting> setting = Optional.ofNullable(component.getAnnotation(Setting.class));
            String lastName = setting.map(Setting::name)
                    .filter(name -> !name.isEmpty())
                    .orElseGet(() -> hyphenated(component.getName()));
            if (!names.add(lastName)) {
                complain(
                        component,
                        "has the same name as another, " + lastName + "; give it one of its own by @Setting");
            }
            boolean isHidden = isSecret || setting.map(Setting::secret).orElse(false) || SecretNames.matches(lastName);
            entry(component, prefix + lastName, isHidden, setting.flatMap(SettingsRecordReader::defaultText))
                    .ifPresent(entries::add);
        }
        outer.pop();
        return new SettingsRecord(type, entries);
    }

    private Optional<SettingEntry> entry(
            RecordComponent component, String name, boolean isSecret, Optional<String> defaultText) {
        Type type = component.getGenericType();
        boolean isOptional = component.getType().equals(Optional.class);
        if (isOptional) {
            type = type instanceof ParameterizedType optional ? optional.getActualTypeArguments()[0] : Object.class;
        }
        if (type instanceof Class<?> one && one.isRecord()) {
            return group(component, name, isOptional, isSecret, one, defaultText);
        }
        Optional<SettingValueType> valueType = types.of(type);
        if (valueType.isEmpty()) {
            complain(
                    component,
                    "has the type " + component.getGenericType().getTypeName() + ", which no setting can have; "
                            + SUPPORTED);
            return Optional.empty();
        }
        defaultText.ifPresent(text -> checkDefault(component, valueType.get(), text));
        return Optional.of(
                new SettingEntry.Value(component.getName(), name, isOptional, isSecret, valueType.get(), defaultText));
    }

    private Optional<SettingEntry> group(
            RecordComponent component,
            String name,
            boolean isOptional,
            boolean isSecret,
            Class<?> type,
            Optional<String> defaultText) {
        if (outer.contains(type)) {
            complain(component, "contains a record of its own class; no setting could ever have all its parts");
            return Optional.empty();
        }
        if (defaultText.isPresent()) {
            complain(component, "has a default, but is a record; give defaults to the components of that");
        }
        return Optional.of(
                new SettingEntry.Group(component.getName(), name, isOptional, read(type, name + ".", isSecret)));
    }

    private void checkDefault(RecordComponent component, SettingValueType type, String text) {
        try {
            type.read(text);
        } catch (RuntimeException e) {
            complain(component, "has the default \"" + text + "\", but must be " + type.accepted());
        }
    }

    private static Optional<String> defaultText(Setting setting) {
        return setting.defaultValue().length == 0
                ? Optional.empty()
                : Optional.of(String.join(",", setting.defaultValue()));
    }

    private void complain(RecordComponent component, String complaint) {
        problems.add(new Problem(component.getDeclaringRecord().getName() + "." + component.getName(), complaint));
    }

    /** Returns {@code max-order-size} for {@code maxOrderSize}, and {@code max-url} for {@code maxURL}. */
    static String hyphenated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
