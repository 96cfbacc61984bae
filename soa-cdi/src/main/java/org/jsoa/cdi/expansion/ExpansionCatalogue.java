/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoa.expansion.Expansion;
import org.jsoa.expansion.ExpansionRoute;
import org.jsoa.expansion.Expansions;

/**
 * All expansions that calls may ask for.
 *
 * @since 0.1
 */
public final class ExpansionCatalogue {

    private final Map<String, ExpansionRoute> routes = new HashMap<>();
    private final Map<String, Map<String, Expansion>> types = new HashMap<>();

    private ExpansionCatalogue() {}

    /**
     * Combines the expansions of several sources.
     *
     * @param sources the expansions
     * @return all of them
     * @throws IllegalArgumentException if two of the same name differ, or one names a route that does not exist
     */
    public static ExpansionCatalogue of(Collection<Expansions> sources) {
        ExpansionCatalogue sum = new ExpansionCatalogue();
        for (Expansions source : sources) {
            source.routes().forEach((name, route) -> add(sum.routes, name, route, "route " + name));
            source.types().forEach((type, expansions) -> {
                Map<String, Expansion> ofType = sum.types.computeIfAbsent(type, key -> new HashMap<>());
                expansions.forEach((name, expansion) -> add(ofType, name, expansion, place(type, name)));
            });
        }
        sum.types.forEach((type, expansions) -> expansions.forEach((name, expansion) -> {
            if (!sum.routes.containsKey(expansion.route())) {
                throw new IllegalArgumentException("the " + place(type, name) + " names the route " + expansion.route()
                        + ", which does not exist; there are " + new TreeSet<>(sum.routes.keySet()));
            }
        }));
        return sum;
    }

    private static <T> void add(Map<String, T> known, String name, T value, String place) {
        T other = known.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
            throw new IllegalArgumentException("the " + place + " is defined twice, as " + other + " and as " + value);
        }
    }

    private static String place(String type, String name) {
        return "expansion " + name + " of the type " + type;
    }

    /**
     * Resolves the expansions that a call asks for.
     *
     * @param asked for each type, names of its expansions, with dots between those within one another
     * @return the expansions, as trees
     * @throws IllegalArgumentException if there is no such type or expansion
     */
    public List<TypeNode> trees(Map<String, List<String>> asked) {
        List<TypeNode> trees = new ArrayList<>();
        asked.forEach((type, paths) -> {
            TypeNode root = new TypeNode(type, new LinkedHashMap<>());
            for (String path : paths) {
                TypeNode node = root;
                for (String name : path.split("\\.", -1)) {
                    TypeNode parent = node;
                    ExpansionNode child =
                            parent.expansions().computeIfAbsent(name, key -> expansion(parent.type(), key, path));
                    node = child.result();
                }
            }
            trees.add(root);
        });
        return trees;
    }

    private ExpansionNode expansion(String type, String name, String path) {
        Map<String, Expansion> ofType = type == null ? Map.of() : types.getOrDefault(type, Map.of());
        Expansion expansion = ofType.get(name);
        if (expansion == null) {
            throw new IllegalArgumentException("cannot expand \"" + path + "\": "
                    + (ofType.isEmpty()
                            ? "the type " + type + " has no expansions; there are types "
                                    + new TreeSet<>(types.keySet())
                            : "there is no " + place(type, name) + "; there are " + new TreeSet<>(ofType.keySet())));
        }
        return new ExpansionNode(
                expansion, routes.get(expansion.route()), new TypeNode(expansion.type(), new LinkedHashMap<>()));
    }
}
