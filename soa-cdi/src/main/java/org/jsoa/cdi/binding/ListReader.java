/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jsoa.untrusted.KeyCollisions;

/**
 * Reads a list as a collection.
 *
 * @param empty creates an empty collection for a number of elements
 * @param elements reads elements
 */
record ListReader(IntFunction<Collection<Object>> empty, ValueReader elements) implements ValueReader {

    @Override
    public Object read(Object value, Place place) {
        if (!(value instanceof List<?> list)) {
            place.invalid("Not a list");
            return null;
        }
        Place inside = place.inside();
        Collection<Object> read = empty.apply(list.size());
        KeyCollisions collisions = list.size() > KeyCollisions.MOST_OF_AN_APPLICATION && read instanceof Set<?> set
                ? new KeyCollisions(set, KeyCollisions.MOST_OF_AN_APPLICATION)
                : null;
        int index = 0;
        for (Object next : list) {
            inside.atIndex(index++);
            if (!add(read, collisions, elements.readNullable(next, inside), inside)) {
                return null;
            }
        }
        return read;
    }

    /** Adds an element unless the collection does not take it; returns whether the collection is of use. */
    private static boolean add(Collection<Object> collection, KeyCollisions collisions, Object element, Place inside) {
        try {
            if (collisions != null && !collisions.allows(element)) {
                inside.invalid("Too many elements with the same hash code");
                return false;
            }
            collection.add(element);
        } catch (RuntimeException e) {
            // Some collections take no null, or only elements that can be compared. Those of an application may refuse
            // any element.
            inside.invalid("Not a valid value");
        }
        return true;
    }
}
