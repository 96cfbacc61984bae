/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.LinkedHashMap;
import java.util.Map;

/** Turns maps with keys of any type, as readers produce them, into maps with text keys. */
final class TextKeys {

    private TextKeys() {}

    /** Returns whether all keys are texts. */
    static boolean areAll(Map<?, ?> map) {
        for (Object key : map.keySet()) {
            if (!(key instanceof String)) {
                return false;
            }
        }
        return true;
    }

    /** Casts a map of which {@link #areAll} is true. The map must not be used elsewhere. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    /** Returns a copy of the entries with text keys. */
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
