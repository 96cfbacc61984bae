/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.config;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;

/** Reads what calls may expand from the settings, each route and each expansion from those whose names begin alike. */
final class ExpansionSettings {

    private static final String ROUTES = "soa.client.expansions.routes.";
    private static final String TYPES = "soa.client.expansions.types.";

    private final Function<String, Optional<String>> source;
    private final Iterable<String> names;

    ExpansionSettings(Function<String, Optional<String>> source, Iterable<String> names) {
        this.source = source;
        this.names = names;
    }

    Expansions read() {
        Expansions read = Expansions.NONE;
        for (String route : things(ROUTES)) {
            read = read.withRoute(route, route(ROUTES + route));
        }
        for (String place : things(TYPES)) {
            int dot = place.lastIndexOf('.');
            if (dot > 0) {
                read = read.withExpansion(place.substring(0, dot), place.substring(dot + 1), expansion(TYPES + place));
            }
        }
        return read;
    }

    /** Returns what stands between the prefix and the last dot, in the names that begin with the prefix. */
    private SortedSet<String> things(String prefix) {
        SortedSet<String> things = new TreeSet<>();
        for (String name : names) {
            int last = name.lastIndexOf('.');
            if (name.startsWith(prefix) && last > prefix.length()) {
                things.add(name.substring(prefix.length(), last));
            }
        }
        return things;
    }

    private ExpansionRoute route(String name) {
        return new ExpansionRoute(
                required(name, "service"),
                required(name, "action"),
                required(name, "request-field"),
                required(name, "response-field"));
    }

    private Expansion expansion(String name) {
        String raise = source.apply(name + ".raise-action-errors").orElse("false");
        if (!raise.equals("true") && !raise.equals("false")) {
            throw new IllegalArgumentException(
                    name + ".raise-action-errors must be true or false, not \"" + raise + "\"");
        }
        String sourceField = required(name, "source-field");
        String destinationField = required(name, "destination-field");
        if (sourceField.equals(destinationField)) {
            throw new IllegalArgumentException(name + ".destination-field must be another field than " + name
                    + ".source-field, not \"" + sourceField + "\"");
        }
        return new Expansion(
                source.apply(name + ".type").orElse(null),
                required(name, "route"),
                sourceField,
                destinationField,
                raise.equals("true"));
    }

    private String required(String name, String setting) {
        return source.apply(name + "." + setting)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + "." + setting + " is missing, without which the settings beside it mean nothing"));
    }
}
