/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoa.cdi.config.SettingSource;
import org.jsoa.cdi.model.Problem;
import org.jsoa.spi.SettingNames;

/**
 * The configured settings that the services of an application declare themselves. Immutable.
 *
 * @since 0.1
 */
public final class OwnSettings {

    private final Map<String, BoundSettings> byService;
    private final List<Problem> problems;
    private final List<Problem> unknownNames;

    private OwnSettings(Map<String, BoundSettings> byService, List<Problem> problems, List<Problem> unknownNames) {
        this.byService = byService;
        this.problems = List.copyOf(problems);
        this.unknownNames = List.copyOf(unknownNames);
    }

    static OwnSettings none(List<Problem> problems) {
        return new OwnSettings(Map.of(), problems, List.of());
    }

    static OwnSettings of(Map<String, SettingsRecord> records, SettingSource source) {
        Map<String, BoundSettings> bound = new TreeMap<>();
        List<Problem> unknown = new ArrayList<>();
        records.forEach((service, settings) -> {
            String prefix = SettingNames.ofService(service);
            bound.put(service, SettingsBinder.bind(settings, prefix.substring(0, prefix.length() - 1), source));
            Set<String> known = settings.values().map(SettingEntry.Value::name).collect(Collectors.toSet());
            SettingNames.complaints(
                            service, known, source.names(), System.getenv().keySet())
                    .forEach(complaint -> unknown.add(new Problem("configuration", complaint)));
        });
        return new OwnSettings(bound, List.of(), unknown);
    }

    /**
     * Returns the mistakes in the records.
     *
     * @return the problems; if there are any, no settings are read
     */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Returns the mistakes in the configuration.
     *
     * @param validator checks constraints; empty to leave them unchecked
     * @return a problem for each missing or wrong value and each unknown name
     */
    public List<Problem> problemsOfValues(Optional<Validator> validator) {
        List<Problem> found = new ArrayList<>(unknownNames);
        for (BoundSettings settings : byService.values()) {
            settings.complaints().forEach(complaint -> found.add(new Problem("setting", complaint)));
            validator
                    .map(SettingConstraints::new)
                    .map(constraints -> constraints.complaints(settings))
                    .orElse(List.of())
                    .forEach(complaint -> found.add(new Problem("setting", complaint)));
        }
        return found;
    }

    /**
     * Adds a bean for each record, and one for this object.
     *
     * @param event adds beans; never null
     */
    public void register(AfterBeanDiscovery event) {
        // A record cannot have a client proxy. Its scope must not be a normal one.
        event.addBean()
                .beanClass(OwnSettings.class)
                .types(OwnSettings.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> this);
        for (BoundSettings settings : byService.values()) {
            Object record = settings.record();
            if (record != null) {
                event.addBean()
                        .id(OwnSettings.class.getName() + " "
                                + record.getClass().getName())
                        .beanClass(record.getClass())
                        .types(record.getClass(), Object.class)
                        .scope(Dependent.class)
                        .createWith(context -> record);
            }
        }
    }

    /**
     * Lists the settings of a service for operators.
     *
     * @param service the name of the service; never null
     * @return the values by the names that the settings have after {@code settings.}, with secret ones hidden, in the order of the
     *     record; empty if the service declares none
     */
    public Map<String, Object> listing(String service) {
        Map<String, Object> listing = new LinkedHashMap<>();
        BoundSettings settings = byService.get(service);
        if (settings != null) {
            int prefix = SettingNames.ofService(service).length();
            settings.values().stream()
                    .filter(value -> value.text().isPresent())
                    .forEach(value -> listing.put(
                            value.entry().name().substring(prefix),
                            value.entry().isSecret() ? SecretNames.HIDDEN : shown(value.value())));
        }
        return listing;
    }

    private static Object shown(Object value) {
        if (value instanceof Optional<?> optional) {
            return shown(optional.orElseThrow());
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(OwnSettings::shown).toList();
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return value instanceof Boolean || value instanceof Double
                ? value
                : SecretNames.withoutUserOfUrl(String.valueOf(value));
    }
}
