/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.cdi.binding.BodyMapper;

/**
 * The place of a value in a body, in names of the wire.
 *
 * @param steps keys, and indexes as numbers
 */
record WirePath(List<Object> steps) {

    WirePath {
        steps = List.copyOf(steps);
    }

    /** Follows the rest of a constraint's path from a value down, to learn the name on the wire of each step. */
    static WirePath of(Iterator<Path.Node> path, Object from, BodyMapper mapper) {
        List<Object> steps = new ArrayList<>();
        Object value = from;
        while (path.hasNext()) {
            Path.Node node = path.next();
            if (node.getIndex() != null) {
                steps.add(node.getIndex());
                value = value instanceof List<?> list ? list.get(node.getIndex()) : null;
            } else if (node.getKey() != null) {
                steps.add(node.getKey());
                value = value instanceof Map<?, ?> map ? map.get(node.getKey()) : null;
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                steps.add(value == null ? node.getName() : mapper.wireName(value.getClass(), node.getName()));
                value = component(value, node.getName());
            }
        }
        return new WirePath(steps);
    }

    private static Object component(Object value, String name) {
        if (value == null || !value.getClass().isRecord()) {
            return null;
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                return read(component, value);
            }
        }
        return null;
    }

    private static Object read(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            Object read = component.getAccessor().invoke(value);
            return read instanceof Optional<?> optional ? optional.orElse(null) : read;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    String pointer() {
        return steps.isEmpty() ? null : toString();
    }

    /** Tells whether the key that the path ends in is not there at all, rather than null. */
    boolean isAbsentFrom(Map<String, Object> body) {
        if (steps.isEmpty()) {
            return false;
        }
        Object parent = body;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            parent = parent instanceof Map<?, ?> map
                    ? map.get(step)
                    : parent instanceof List<?> list && step instanceof Integer index && index < list.size()
                            ? list.get(index)
                            : null;
        }
        return parent instanceof Map<?, ?> map && !map.containsKey(steps.get(steps.size() - 1));
    }

    @Override
    public String toString() {
        return String.join(".", steps.stream().map(String::valueOf).toList());
    }
}
