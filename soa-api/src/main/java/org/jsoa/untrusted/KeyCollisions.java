/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Detects a map or set whose keys a peer has chosen so that their hash codes are equal. A {@link HashMap} orders such keys only if
 * all are of one comparable class. Otherwise each new key is compared with all others, and the map costs quadratic time. Keys
 * of one comparable class are always allowed. Of other keys, a limited number may have the same hash code.
 *
 * <p>For one map or set, and for one thread at a time.
 *
 * @since 0.1
 */
public final class KeyCollisions {

    /** How many values of a message may have the same hash code. More do not occur by accident. */
    public static final int MOST_OF_A_MESSAGE = 16;

    /** How many objects of an application may have the same hash code. Those of records often have. */
    public static final int MOST_OF_AN_APPLICATION = 256;

    /** The classes that implement {@code Comparable} of themselves, as a {@link HashMap} requires, among those of keys. */
    private static final Set<Class<?>> ORDERED = Set.of(
            String.class,
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            BigInteger.class,
            Double.class,
            Float.class,
            BigDecimal.class,
            Instant.class,
            LocalTime.class,
            UUID.class,
            URI.class);

    private final Set<?> keys;
    private final int most;

    /** The class of all keys so far, as long as a {@link HashMap} orders them. */
    private Class<?> onlyClass;

    /** The number of keys that have each hash code; null as long as all keys are of one ordered class. */
    private Map<Integer, Integer> counts;

    /**
     * Creates a check. A map or set with no more than the given number of keys needs none.
     *
     * @param keys the set, or the keys of the map, which is empty; the check reads it
     * @param most how many keys may have the same hash code
     */
    public KeyCollisions(Set<?> keys, int most) {
        this.keys = keys;
        this.most = most;
    }

    /**
     * Checks a key. To be called for each key before it is added.
     *
     * @param key the key; may be null
     * @return whether the key may be added; if not, the map or set must be given up
     */
    public boolean allows(Object key) {
        if (counts == null) {
            if (key != null && isOrdered(key.getClass())) {
                return true;
            }
            counts = new HashMap<>();
            keys.forEach(this::count);
        }
        return keys.contains(key) || count(key) <= most;
    }

    private boolean isOrdered(Class<?> type) {
        if (onlyClass == null && ORDERED.contains(type)) {
            onlyClass = type;
        }
        return onlyClass == type;
    }

    private int count(Object key) {
        return counts.merge(key == null ? 0 : key.hashCode(), 1, Integer::sum);
    }
}
