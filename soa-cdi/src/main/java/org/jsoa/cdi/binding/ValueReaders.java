/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;

/** Assembles the reader of a type. For one thread. */
final class ValueReaders {

    private final Map<WireType, RecordReader> records = new HashMap<>();

    /**
     * Creates the reader of a type.
     *
     * @throws IllegalArgumentException if no body can be read as the type
     */
    ValueReader of(WireType type) {
        return switch (type.form()) {
            case RECORD -> record(type);
            case LIST -> list(type);
            case MAP -> map(type);
            case OPTIONAL -> optional(type);
            case VALUE -> value(type.raw());
        };
    }

    private ValueReader record(WireType type) {
        RecordReader known = records.get(type);
        if (known != null) {
            return known;
        }
        RecordReader reader = new RecordReader(type);
        records.put(type, reader);
        List<WireComponent> components = type.components();
        for (int i = 0; i < components.size(); i++) {
            reader.setReader(i, of(components.get(i).type()));
        }
        return reader;
    }

    private ValueReader list(WireType type) {
        ValueReader elements = of(type.content());
        if (type.raw().isArray()) {
            return new ArrayReader(type.raw().getComponentType(), elements);
        }
        IntFunction<Collection<Object>> empty =
                Containers.ofCollection(type.raw(), type.content().raw()).orElseThrow(() -> unreadable(type.raw()));
        return new ListReader(empty, elements);
    }

    private ValueReader map(WireType type) {
        Class<?> key = type.key().raw();
        Supplier<Map<Object, Object>> empty =
                Containers.ofMap(type.raw(), key).orElseThrow(() -> unreadable(type.raw()));
        ValueReader keys = key.isEnum() ? new EnumReader(key) : Scalars.ofKeys(key);
        if (keys == null) {
            throw unreadable(key);
        }
        return new MapReader(empty, keys, key == Object.class, of(type.content()));
    }

    private ValueReader optional(WireType type) {
        ValueReader content = of(type.content());
        return type.raw() == Optional.class
                ? new OptionalReader(content, Optional::of, Optional::empty)
                : new OptionalReader(content, AtomicReference::new, AtomicReference::new);
    }

    private static ValueReader value(Class<?> type) {
        ValueReader scalar = Scalars.BY_TYPE.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (!type.isEnum()) {
            throw unreadable(type);
        }
        return new EnumReader(type);
    }

    private static IllegalArgumentException unreadable(Class<?> type) {
        return new IllegalArgumentException("no body can be read as a " + type.getName());
    }
}
