/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Problem;

/**
 * Finds annotations of other mappers on records. They have no effect on a body. They only cause a warning, because a
 * record may also be used in a REST resource. An author may expect that such an annotation hides a component, which is
 * sent nevertheless.
 */
final class IgnoredAnnotations {

    private static final List<Class<?>> KNOWN = List.of(JsonbProperty.class, JsonbNillable.class);

    private final BodyMapper mapper;
    private final Set<Problem> warnings = new LinkedHashSet<>();

    IgnoredAnnotations(BodyMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns the warnings so far. */
    Set<Problem> warnings() {
        return warnings;
    }

    /** Checks the body and the result of an action. */
    void check(ActionModel action) {
        mapper.wireType(action.bodyType()).records().forEach(this::check);
        mapper.wireType(action.resultType()).records().forEach(this::check);
    }

    private void check(Class<?> record) {
        check(record.getName(), Arrays.stream(record.getAnnotations()));
        for (RecordComponent component : record.getRecordComponents()) {
            check(record.getName() + "." + component.getName(), annotations(component));
        }
    }

    /** Returns all annotations of a component, of its field and of its accessor. */
    private static Stream<Annotation> annotations(RecordComponent component) {
        try {
            return Stream.of(
                            component,
                            component.getAccessor(),
                            component.getDeclaringRecord().getDeclaredField(component.getName()))
                    .flatMap(element -> Arrays.stream(element.getAnnotations()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(component + " has no field", e);
        }
    }

    private void check(String place, Stream<Annotation> annotations) {
        annotations
                .map(Annotation::annotationType)
                .filter(IgnoredAnnotations::isOfMapper)
                .forEach(type -> warnings.add(new Problem(
                        place,
                        "@" + type.getSimpleName()
                                + " changes nothing in the bodies of actions; write another record for them"
                                + " if it is meant to")));
    }

    private static boolean isOfMapper(Class<?> annotation) {
        String name = annotation.getPackageName();
        return (name.equals(JsonbProperty.class.getPackageName()) && !KNOWN.contains(annotation))
                || name.endsWith(".jackson.annotation")
                || name.endsWith(".jackson.databind.annotation");
    }
}
