/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.List;

/** Reads a list as an array. */
final class ArrayReader implements ValueReader {

    private final Class<?> elementType;
    private final ValueReader elements;
    private final MethodHandle setter;

    ArrayReader(Class<?> elementType, ValueReader elements) {
        this.elementType = elementType;
        this.elements = elements;
        setter = MethodHandles.arrayElementSetter(elementType.arrayType())
                .asType(MethodType.methodType(void.class, Object.class, int.class, Object.class));
    }

    @Override
    public Object read(Object value, Place place) {
        if (elementType == char.class && value instanceof String text) {
            return text.toCharArray();
        }
        if (!(value instanceof List<?> list)) {
            place.invalid("Not a list");
            return null;
        }
        Place inside = place.inside();
        Object array = Array.newInstance(elementType, list.size());
        int index = 0;
        for (Object element : list) {
            inside.atIndex(index);
            set(array, index++, element(element, inside));
        }
        return array;
    }

    private Object element(Object element, Place inside) {
        // A primitive has no null: its reader reports the error.
        return elementType.isPrimitive() ? elements.read(element, inside) : elements.readNullable(element, inside);
    }

    private void set(Object array, int index, Object element) {
        if (element == null) {
            return;
        }
        try {
            setter.invokeExact(array, index, element);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an array refuses an element", e);
        }
    }
}
