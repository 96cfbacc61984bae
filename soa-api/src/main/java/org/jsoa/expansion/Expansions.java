/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.expansion;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoa.client.CallOptions;

/**
 * The expansions that calls can ask for. An expansion puts an object beside its id in a response. The object that holds
 * the id names its type in the field {@code _type}. A CDI bean of this type adds to the configured expansions:
 *
 * <pre>{@code
 * @Produces
 * @Singleton
 * Expansions expansions() {
 *     return Expansions.NONE
 *             .withRoute("author", new ExpansionRoute("authors", "get_authors", "ids", "authors"))
 *             .withExpansion("book", "author", Expansion.of(null, "author", "author_id", "author"));
 * }
 * }</pre>
 *
 * <p>Immutable. A call asks for them with {@link CallOptions#withExpansions}.
 *
 * @param routes the routes by name; never null
 * @param types for each name of a type, its expansions by name; never null
 * @since 0.1
 */
public record Expansions(Map<String, ExpansionRoute> routes, Map<String, Map<String, Expansion>> types) {

    /** No expansions. */
    public static final Expansions NONE = new Expansions(Map.of(), Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the name of an expansion is empty or holds a dot
     */
    public Expansions {
        routes = Map.copyOf(routes);
        Map<String, Map<String, Expansion>> copy = new LinkedHashMap<>();
        types.forEach((type, expansions) -> {
            expansions.keySet().forEach(Expansions::checkName);
            copy.put(type, Map.copyOf(expansions));
        });
        types = Map.copyOf(copy);
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.indexOf('.') >= 0) {
            throw new IllegalArgumentException(
                    "the name of an expansion must not be empty or hold a dot: \"" + name + "\"");
        }
    }

    /**
     * Returns these expansions with one more route.
     *
     * @param name the name of the route
     * @param route the route
     * @return the changed copy
     */
    public Expansions withRoute(String name, ExpansionRoute route) {
        Map<String, ExpansionRoute> sum = new LinkedHashMap<>(routes);
        sum.put(name, route);
        return new Expansions(sum, types);
    }

    /**
     * Returns these expansions with one more.
     *
     * @param type the type that has it, as in the field {@code _type}
     * @param name the name of the expansion, without dots
     * @param expansion the expansion
     * @return the changed copy
     */
    public Expansions withExpansion(String type, String name, Expansion expansion) {
        Map<String, Map<String, Expansion>> sum = new LinkedHashMap<>(types);
        Map<String, Expansion> ofType = new LinkedHashMap<>(types.getOrDefault(type, Map.of()));
        ofType.put(name, expansion);
        sum.put(type, ofType);
        return new Expansions(routes, sum);
    }
}
