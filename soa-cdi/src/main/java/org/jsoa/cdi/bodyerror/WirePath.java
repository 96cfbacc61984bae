/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.ArrayList;
import java.util.List;

/**
 * The place of a value in a body.
 *
 * @param steps the steps from the body down to the value: keys of maps as text, indexes of lists as {@link Integer}
 * @since 0.1
 */
public record WirePath(List<Object> steps) {

    /** The body itself. */
    public static final WirePath BODY = new WirePath(List.of());

    /** Copies. */
    public WirePath {
        steps = List.copyOf(steps);
    }

    /**
     * Returns the text of a key of a map in a path.
     *
     * @param key the key, of any type
     * @return its text
     */
    public static String text(Object key) {
        return key instanceof Enum<?> constant ? constant.name() : String.valueOf(key);
    }

    /**
     * Returns the place of a value in a map.
     *
     * @param key the key, of any type
     * @return the place of the key's value
     */
    public WirePath key(Object key) {
        return plus(List.of(text(key)));
    }

    /**
     * Returns the place of an element of a list.
     *
     * @param index the index
     * @return the place of the element
     */
    public WirePath index(int index) {
        return plus(List.of(index));
    }

    /**
     * Returns a place inside this one.
     *
     * @param inner the place, seen from this one
     * @return the place, seen from the body
     */
    public WirePath inside(WirePath inner) {
        return plus(inner.steps);
    }

    private WirePath plus(List<Object> below) {
        List<Object> all = new ArrayList<>(steps);
        all.addAll(below);
        return new WirePath(all);
    }
}
