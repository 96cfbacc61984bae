/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.expansion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of bodies, which can be changed. */
final class Copies {

    private Copies() {}

    static Object of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return of(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(of(element)));
            return copy;
        }
        return value;
    }

    static <K> Map<K, Object> of(Map<K, ?> map) {
        Map<K, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(key, of(value)));
        return copy;
    }

    /** Returns a map that is part of a copy, to be changed. */
    @SuppressWarnings("unchecked")
    static Map<Object, Object> mutable(Map<?, ?> map) {
        return (Map<Object, Object>) map;
    }
}
