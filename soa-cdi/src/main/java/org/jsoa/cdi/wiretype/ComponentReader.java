/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiretype;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the components of one record, and Jakarta's {@code @JsonbProperty} and {@code @JsonbNillable} on them.
 *
 * @param raw the record
 * @param constructor its canonical constructor
 */
record ComponentReader(Class<?> raw, Constructor<?> constructor) {

    static List<WireComponent> read(WireType type) {
        Class<?> raw = type.raw();
        RecordComponent[] components = raw.getRecordComponents();
        ComponentReader reader = new ComponentReader(raw, canonicalConstructor(raw, components));
        Set<String> keys = new HashSet<>();
        List<WireComponent> found = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String key = reader.key(component, i);
            if (keys.add(key)) {
                WireType ofComponent = WireTypes.inside(type, component.getGenericType());
                found.add(new WireComponent(component, key, ofComponent, reader.isLeftOutIfNull(component, i)));
            }
        }
        return List.copyOf(found);
    }

    private static Constructor<?> canonicalConstructor(Class<?> raw, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return raw.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(raw + " has no canonical constructor", e);
        }
    }

    private String key(RecordComponent component, int position) {
        return annotation(JsonbProperty.class, component, position)
                .map(JsonbProperty::value)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> WireNames.snakeCase(component.getName()));
    }

    private boolean isLeftOutIfNull(RecordComponent component, int position) {
        return annotation(JsonbNillable.class, component, position)
                .or(() -> Optional.ofNullable(raw.getAnnotation(JsonbNillable.class)))
                .map(nillable -> !nillable.value())
                .orElse(false);
    }

    /** The component itself has neither annotation: the compiler moves them to field, accessor and parameter. */
    private <A extends Annotation> Optional<A> annotation(Class<A> type, RecordComponent component, int position) {
        Stream<AnnotatedElement> places =
                Stream.of(component.getAccessor(), field(component), constructor.getParameters()[position]);
        return places.map(place -> place.getAnnotation(type))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Field field(RecordComponent component) {
        try {
            return raw.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(raw + " has no field " + component.getName(), e);
        }
    }
}
