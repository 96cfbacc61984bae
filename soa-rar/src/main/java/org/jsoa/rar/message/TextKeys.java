/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps as they are read have keys of any type. Here they become maps of text keys, where only such will do. */
final class TextKeys {

    private TextKeys() {}

    static boolean areAll(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the map itself, of which {@link #areAll} is true, and which nobody else holds. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** Returns the entries that have text keys. */
    static Map<String, Object> only(Map<?, ?> map) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String key) {
                entries.put(key, entry.getValue());
            }
        }
        return entries;
    }
}
