/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;
import org.jsoa.spi.ApplicationSetting;

/** Reads what calls may expand, each route and each expansion from the settings whose names begin alike. */
final class ExpansionReader {

    private static final String ROUTES = "soa.client.expansions.routes.";
    private static final String TYPES = "soa.client.expansions.types.";

    private final SettingReader reader;

    ExpansionReader(SettingReader reader) {
        this.reader = reader;
    }

    Expansions read() {
        Expansions read = Expansions.NONE;
        for (String name : things(ROUTES)) {
            Optional<ExpansionRoute> route = route(name);
            read = route.isPresent() ? read.withRoute(name, route.get()) : read;
        }
        for (String thing : things(TYPES)) {
            int dot = thing.lastIndexOf('.');
            if (dot > 0 && dot < thing.length() - 1) {
                String type = thing.substring(0, dot);
                String name = thing.substring(dot + 1);
                Optional<Expansion> expansion = expansion(type, name);
                read = expansion.isPresent() ? read.withExpansion(type, name, expansion.get()) : read;
            }
        }
        return read;
    }

    /** Returns what stands between the prefix and the last dot, in the names that begin with the prefix. */
    private SortedSet<String> things(String prefix) {
        SortedSet<String> things = new TreeSet<>();
        for (String name : reader.namesFrom(prefix)) {
            int last = name.lastIndexOf('.');
            if (last > prefix.length()) {
                things.add(name.substring(prefix.length(), last));
            }
        }
        return things;
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

    private Optional<String> required(ApplicationSetting setting, String... things) {
        Optional<String> text = reader.text(setting, things);
        if (text.isEmpty()) {
            reader.complain(setting.nameFor(things) + " is missing, without which the settings beside it mean nothing");
        }
        return text;
    }
}
