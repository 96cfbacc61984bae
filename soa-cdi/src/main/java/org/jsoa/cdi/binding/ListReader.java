/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

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
        int index = 0;
        for (Object element : list) {
            inside.atIndex(index++);
            add(read, elements.readNullable(element, inside), inside);
        }
        return read;
    }

    private static void add(Collection<Object> collection, Object element, Place inside) {
        try {
            collection.add(element);
        } catch (RuntimeException e) {
            // Some collections take no null, or only elements that can be compared. Those of an application may refuse
            // any element.
            inside.invalid("Not a valid value");
        }
    }
}
