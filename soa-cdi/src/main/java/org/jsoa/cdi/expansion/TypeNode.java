/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The expansions in objects of a type.
 *
 * @param type the type, or null for objects without expansions
 * @param expansions the expansions by name
 * @since 0.1
 */
public record TypeNode(String type, Map<String, ExpansionNode> expansions) {

    private static final String TYPE = "_type";

    /** Finds the outermost objects of this type, as PySOA does. */
    void find(Object value, Consumer<Map<Object, Object>> found) {
        if (expansions.isEmpty()) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            if (type.equals(map.get(TYPE))) {
                found.accept(Copies.mutable(map));
            } else {
                map.values().forEach(inner -> find(inner, found));
            }
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> find(inner, found));
        }
    }
}
