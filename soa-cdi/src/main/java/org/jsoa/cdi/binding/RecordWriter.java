/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireTypes;

/** Writes one record as a map. Safe for use by many threads. */
final class RecordWriter {

    private final Component[] components;
    private final int capacity;

    private record Component(String key, MethodHandle accessor, boolean leftOutIfNull) {}

    /**
     * Prepares the writing.
     *
     * @throws IllegalArgumentException if two components have the same key, or if an accessor is not accessible
     */
    RecordWriter(Class<?> type) {
        List<WireComponent> found = WireTypes.of(type).components();
        if (found.size() < type.getRecordComponents().length) {
            throw new IllegalArgumentException(type.getName() + " has two components of the same name on the wire");
        }
        components = found.stream().map(component -> component(type, component)).toArray(Component[]::new);
        // The load factor of the map is three quarters.
        capacity = components.length + components.length / 3 + 1;
    }

    private static Component component(Class<?> type, WireComponent component) {
        try {
            MethodHandle accessor = MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .unreflect(component.component().getAccessor())
                    .asType(MethodType.methodType(Object.class, Record.class));
            return new Component(component.key(), accessor, component.leftOutIfNull());
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be read", e);
        }
    }

    Map<String, Object> write(Record value, BodyWriter values) {
        Map<String, Object> written = new LinkedHashMap<>(capacity);
        for (Component component : components) {
            Object element = values.write(valueOf(component, value));
            if (element != null || !component.leftOutIfNull()) {
                written.put(component.key(), element);
            }
        }
        return written;
    }

    private static Object valueOf(Component component, Record value) {
        try {
            return (Object) component.accessor().invokeExact(value);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalArgumentException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }
}
