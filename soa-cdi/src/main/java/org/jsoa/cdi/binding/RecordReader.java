/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;

/**
 * Reads a record and collects all errors. A component of a primitive type is required. Any other component is null if
 * the key is absent.
 */
final class RecordReader implements ValueReader {

    private static final Object ABSENT = new Object();
    private static final int MOST_EXTRA_KEYS = 100;

    private final WireType type;
    private final Map<String, Integer> positions = new HashMap<>();
    private final String[] keys;
    private final ValueReader[] readers;
    private final MethodHandle constructor;
    /** Zero or false for the components that are primitive, null for the others. */
    private final Object[] zeros;

    /**
     * Creates a reader without readers of the components. They are set later, because a record may contain itself.
     *
     * @throws IllegalArgumentException if the record's constructor is not accessible
     */
    RecordReader(WireType type) {
        this.type = type;
        List<WireComponent> components = type.components();
        keys = components.stream().map(WireComponent::key).toArray(String[]::new);
        readers = new ValueReader[keys.length];
        zeros = new Object[keys.length];
        for (int i = 0; i < keys.length; i++) {
            positions.put(keys[i], i);
            Class<?> raw = components.get(i).component().getType();
            zeros[i] = raw.isPrimitive() ? Array.get(Array.newInstance(raw, 1), 0) : null;
        }
        constructor = constructor(type.raw());
    }

    /** The keys without a component: the first hundred in the order of their text, and the number of all. */
    private static final class ExtraKeys {

        private NavigableSet<String> first = Collections.emptyNavigableSet();
        private int count;

        void add(Object key, boolean isOnlyCounted) {
            count++;
            if (isOnlyCounted) {
                return;
            }
            first = first.isEmpty() ? new TreeSet<>() : first;
            first.add(WirePath.text(key));
            if (first.size() > MOST_EXTRA_KEYS) {
                first.pollLast();
            }
        }
    }

    private static MethodHandle constructor(Class<?> type) {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findConstructor(type, MethodType.methodType(void.class, parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made from a body", e);
        }
    }

    void setReader(int position, ValueReader reader) {
        readers[position] = reader;
    }

    @Override
    public Object read(Object value, Place place) {
        if (value instanceof Map<?, ?> map) {
            return read(map, place);
        }
        place.invalid("Not a dict");
        return null;
    }

    private Object read(Map<?, ?> map, Place place) {
        int errorsBefore = place.errorCount();
        Place inside = place.inside();
        Object[] values = new Object[keys.length];
        Arrays.fill(values, ABSENT);
        ExtraKeys extra = null;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Integer position = entry.getKey() instanceof String key ? positions.get(key) : null;
            if (position == null) {
                extra = extra == null ? new ExtraKeys() : extra;
                extra.add(entry.getKey(), place.isFull());
            } else {
                inside.atKey(keys[position]);
                values[position] = value(position, entry.getValue(), inside);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == ABSENT) {
                values[i] = absent(i, inside);
            }
        }
        if (extra != null) {
            place.extra(extra.first, extra.count);
        }
        return construct(values, place, place.errorCount() == errorsBefore);
    }

    private Object value(int position, Object value, Place inside) {
        // A primitive has no null: its reader reports the error.
        return zeros[position] == null
                ? readers[position].readNullable(value, inside)
                : readers[position].read(value, inside);
    }

    private Object absent(int position, Place inside) {
        if (zeros[position] == null) {
            return readers[position].nullValue();
        }
        inside.missing(keys[position]);
        return null;
    }

    private Object construct(Object[] values, Place place, boolean isWhole) {
        if (place.isFull()) {
            // The error says enough. Many constructors that throw would cost more than all the rest.
            return null;
        }
        if (!isWhole) {
            for (int i = 0; i < values.length; i++) {
                values[i] = values[i] == null ? zeros[i] : values[i];
            }
        }
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Error e) {
            throw e;
        } catch (Throwable e) {
            place.keep(type, values);
            if (isWhole) {
                // An exception of the record's constructor is a rule for the body.
                place.invalid(e.getMessage() == null ? e.toString() : e.getMessage());
            } else {
                place.markUnreadable();
            }
            return null;
        }
    }
}
