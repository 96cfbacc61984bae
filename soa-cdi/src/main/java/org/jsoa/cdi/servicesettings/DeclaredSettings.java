/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.servicesettings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoa.cdi.config.SettingSource;
import org.jsoa.cdi.model.Problem;
import org.jsoa.service.ServiceSettings;
import org.jsoa.spi.SettingNames;

/**
 * Collects the records with {@link ServiceSettings} that an application has.
 *
 * @since 0.1
 */
public final class DeclaredSettings {

    private final Set<Class<?>> types = new TreeSet<>(Comparator.comparing(Class::getName));

    /** Creates a collection without records. */
    public DeclaredSettings() {}

    /**
     * Adds a class if it has the annotation.
     *
     * @param type the class; never null
     */
    public void add(Class<?> type) {
        if (type.isAnnotationPresent(ServiceSettings.class)) {
            types.add(type);
        }
    }

    /**
     * Reads the settings of all records.
     *
     * @param source the source of the values; never null
     * @param services the names of the services of the application; never null
     * @return the settings, with their mistakes
     */
    public OwnSettings read(SettingSource source, Collection<String> services) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Class<?>> typeOfService = new TreeMap<>();
        for (Class<?> type : types) {
            String service = type.getAnnotation(ServiceSettings.class).value();
            Class<?> other = typeOfService.putIfAbsent(service, type);
            if (!type.isRecord()) {
                problems.add(Problem.of(type, "has @ServiceSettings, but is not a record; make it one"));
            } else if (!services.contains(service)) {
                problems.add(Problem.of(
                        type,
                        "has the settings of the service \"" + service
                                + "\", which this application does not have; it has "
                                + String.join(", ", new TreeSet<>(services))));
            } else if (other != null) {
                problems.add(Problem.of(
                        type,
                        "has the settings of the service \"" + service + "\", as has " + other.getName()
                                + "; make one record of them"));
            }
        }
        Map<String, SettingsRecord> records = new HashMap<>();
        SettingsRecordReader reader = new SettingsRecordReader(new SettingValueTypes(source));
        typeOfService.forEach((service, type) -> {
            if (type.isRecord()) {
                records.put(service, reader.read(type, SettingNames.ofService(service), false));
            }
        });
        problems.addAll(reader.problems());
        return problems.isEmpty() ? OwnSettings.of(records, source) : OwnSettings.none(problems);
    }
}
