/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.binding;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedTransferQueue;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Creates empty collections and maps of the types that records declare. */
final class Containers {

    /** The implementations for the usual types and interfaces. The first one of the required type is used. */
    @SuppressWarnings("JdkObsolete") // A deque of a body may hold null, which an ArrayDeque does not take.
    private static final List<Supplier<Object>> USUAL = List.of(
            ArrayList::new,
            HashSet::new,
            TreeSet::new,
            LinkedList::new,
            LinkedBlockingDeque::new,
            LinkedTransferQueue::new,
            LinkedHashMap::new,
            TreeMap::new,
            ConcurrentHashMap::new,
            ConcurrentSkipListMap::new);

    private Containers() {}

    /** Returns a factory of collections of a type; empty if they cannot be created. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Optional<IntFunction<Collection<Object>>> ofCollection(Class<?> type, Class<?> element) {
        if (type.isAssignableFrom(ArrayList.class)) {
            return Optional.of(ArrayList::new);
        }
        if (type == EnumSet.class) {
            return element.isEnum()
                    ? Optional.of(size -> (Collection) EnumSet.noneOf((Class) element))
                    : Optional.empty();
        }
        return maker(type).map(maker -> size -> (Collection<Object>) maker.get());
    }

    /** Returns a factory of maps of a type; empty if they cannot be created. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Optional<Supplier<Map<Object, Object>>> ofMap(Class<?> type, Class<?> key) {
        if (type.isAssignableFrom(LinkedHashMap.class)) {
            return Optional.of(LinkedHashMap::new);
        }
        if (type == EnumMap.class) {
            return key.isEnum() ? Optional.of(() -> new EnumMap((Class) key)) : Optional.empty();
        }
        return maker(type).map(maker -> () -> (Map<Object, Object>) maker.get());
    }

    private static Optional<Supplier<Object>> maker(Class<?> type) {
        return USUAL.stream()
                .filter(maker -> type.isInstance(maker.get()))
                .findFirst()
                .or(() -> constructor(type));
    }

    private static Optional<Supplier<Object>> constructor(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            return constructor.trySetAccessible() ? Optional.of(() -> made(constructor)) : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Object made(Constructor<?> constructor) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " fails", e);
        }
    }
}
