/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.Map;
import java.util.function.Supplier;
import org.jsoa.untrusted.KeyCollisions;

/**
 * Reads a map. A text key and a number key are different keys, unless the type of the keys is numeric. Two keys that
 * are equal as this type are an error. An entry with an invalid key is left out.
 *
 * @param empty creates empty maps of the type
 * @param keys reads keys
 * @param takesNullKey whether null is a valid key
 * @param values reads values
 */
record MapReader(Supplier<Map<Object, Object>> empty, ValueReader keys, boolean takesNullKey, ValueReader values)
        implements ValueReader {

    @Override
    public Object read(Object value, Place place) {
        if (!(value instanceof Map<?, ?> map)) {
            place.invalid("Not a dict");
            return null;
        }
        Place inside = place.inside();
        Map<Object, Object> read = empty.get();
        KeyCollisions collisions = map.size() > KeyCollisions.MOST_OF_AN_APPLICATION
                ? new KeyCollisions(read.keySet(), KeyCollisions.MOST_OF_AN_APPLICATION)
                : null;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            inside.atKey(entry.getKey() == null ? "null" : entry.getKey());
            Object element = values.readNullable(entry.getValue(), inside);
            inside.toKeyItself();
            Object key = keys.read(entry.getKey(), inside);
            boolean isRead = key != null || takesNullKey;
            if (isRead && !put(read, collisions, key, element, inside)) {
                return null;
            }
        }
        return read;
    }

    /** Puts an entry into a map; returns whether the map is of use. */
    private static boolean put(
            Map<Object, Object> map, KeyCollisions collisions, Object key, Object element, Place inside) {
        int before = map.size();
        try {
            if (collisions != null && !collisions.allows(key)) {
                inside.invalid("Too many keys with the same hash code");
                return false;
            }
            map.put(key, element);
        } catch (RuntimeException e) {
            // Some maps take no null, or only keys that can be compared. Those of an application may refuse any key.
            inside.invalid("Not a valid value");
            return true;
        }
        if (map.size() == before) {
            inside.invalid("Another key has the same value");
        }
        return true;
    }
}
