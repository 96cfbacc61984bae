/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.jsoa.spi.ApplicationSetting;

/** Reads the configured expansions. Each route and each expansion consists of the settings with the same prefix. */
final class ExpansionReader {

    private static final String ROUTES = "soa.client.expansions.routes.";
    private static final String TYPES = "soa.client.expansions.types.";

    private final SettingReader reader;

    ExpansionReader(SettingReader reader) {
        this.reader = reader;
    }

    Expansions read() {
        Expansions read = Expansions.NONE;
        for (String name : namesBelow(ROUTES)) {
            Optional<ExpansionRoute> route = route(name);
            read = route.isPresent() ? read.withRoute(name, route.get()) : read;
        }
        for (String typeAndName : namesBelow(TYPES)) {
            int dot = typeAndName.lastIndexOf('.');
            if (dot > 0 && dot < typeAndName.length() - 1) {
                String type = typeAndName.substring(0, dot);
                String name = typeAndName.substring(dot + 1);
                Optional<Expansion> expansion = expansion(type, name);
                read = expansion.isPresent() ? read.withExpansion(type, name, expansion.get()) : read;
            }
        }
        return read;
    }

    /** Returns the part between the prefix and the last dot of each name with the prefix. */
    private SortedSet<String> namesBelow(String prefix) {
        SortedSet<String> names = new TreeSet<>();
        for (String name : reader.namesFrom(prefix)) {
            int last = name.lastIndexOf('.');
            if (last > prefix.length()) {
                names.add(name.substring(prefix.length(), last));
            }
        }
        return names;
    }

    private Optional<ExpansionRoute> route(String name) {
        Optional<String> service = required(ApplicationSetting.ROUTE_SERVICE, name);
        Optional<String> action = required(ApplicationSetting.ROUTE_ACTION, name);
        Optional<String> requestField = required(ApplicationSetting.ROUTE_REQUEST_FIELD, name);
        Optional<String> responseField = required(ApplicationSetting.ROUTE_RESPONSE_FIELD, name);
        return service.isPresent() && action.isPresent() && requestField.isPresent() && responseField.isPresent()
                ? Optional.of(new ExpansionRoute(service.get(), action.get(), requestField.get(), responseField.get()))
                : Optional.empty();
    }

    private Optional<Expansion> expansion(String type, String name) {
        Optional<String> route = required(ApplicationSetting.EXPANSION_ROUTE, type, name);
        Optional<String> source = required(ApplicationSetting.EXPANSION_SOURCE_FIELD, type, name);
        Optional<String> destination = required(ApplicationSetting.EXPANSION_DESTINATION_FIELD, type, name);
        boolean raisesErrors = reader.flag(ApplicationSetting.EXPANSION_RAISES_ERRORS, type, name)
                .orElse(false);
        if (route.isEmpty() || source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        if (source.equals(destination)) {
            reader.complain(ApplicationSetting.EXPANSION_DESTINATION_FIELD.nameFor(type, name)
                    + " must be another field than " + ApplicationSetting.EXPANSION_SOURCE_FIELD.nameFor(type, name)
                    + ", not \"" + source.get() + "\"");
            return Optional.empty();
        }
        return Optional.of(new Expansion(
                reader.text(ApplicationSetting.EXPANSION_TYPE, type, name).orElse(null),
                route.get(),
                source.get(),
                destination.get(),
                raisesErrors));
    }

    private Optional<String> required(ApplicationSetting setting, String... names) {
        Optional<String> text = reader.text(setting, names);
        if (text.isEmpty()) {
            reader.complain(setting.nameFor(names) + " is missing; the settings beside it have no effect without it");
        }
        return text;
    }
}
