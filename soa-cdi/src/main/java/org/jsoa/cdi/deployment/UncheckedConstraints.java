/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.validation.Validator;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Problem;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;

/**
 * Finds constraints that seem to be checked but are not. They only cause a warning: Bean Validation allows them, and
 * one record may be the body of an action that checks it and of another that does not.
 */
final class UncheckedConstraints {

    private final Validator validator;
    private final BodyMapper mapper;
    private final Set<WireType> seen = new HashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    UncheckedConstraints(Validator validator, BodyMapper mapper) {
        this.validator = validator;
        this.mapper = mapper;
    }

    /** Returns the warnings so far. */
    Set<Problem> warnings() {
        return warnings;
    }

    /** Checks the body and the result of an action. */
    void check(ActionModel action) {
        Method method = action.method();
        MethodDescriptor described = validator
                .getConstraintsForClass(action.beanClass())
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        if (method.getParameterCount() == 1) {
            boolean isChecked = described != null
                    && isCascaded(described.getParameterDescriptors().get(0));
            check(mapper.wireType(action.bodyType()), isChecked, Problem.name(method));
        }
        if (described != null && described.hasConstrainedReturnValue() && isGetter(method) && !isExplicit(method)) {
            warnings.add(
                    Problem.of(
                            method,
                            "has constraints on its result that are not checked, since its name is that of a getter; rename it"));
        }
    }

    /** Checks a place, and the places inside it as long as they are validated. */
    private void check(WireType type, boolean isChecked, String place) {
        WireType element = type.withoutContainers();
        if (isChecked) {
            if (element.form() == WireType.Form.RECORD && seen.add(element)) {
                checkComponents(element);
            }
            return;
        }
        element.records().stream()
                .filter(this::isConstrained)
                .findFirst()
                .ifPresent(record -> warnings.add(new Problem(
                        place,
                        "the constraints of " + record.getName() + " are not checked here; write @Valid before "
                                + element.raw().getSimpleName() + " if they are meant to be")));
    }

    private void checkComponents(WireType record) {
        BeanDescriptor bean = validator.getConstraintsForClass(record.raw());
        for (WireComponent component : record.components()) {
            String name = component.component().getName();
            PropertyDescriptor property = bean.getConstraintsForProperty(name);
            check(
                    component.type(),
                    property != null && isCascaded(property),
                    record.raw().getName() + "." + name);
        }
    }

    private boolean isConstrained(Class<?> record) {
        BeanDescriptor bean = validator.getConstraintsForClass(record);
        return bean.hasConstraints()
                || bean.getConstrainedProperties().stream().anyMatch(UncheckedConstraints::isConstrained);
    }

    private static boolean isConstrained(ElementDescriptor element) {
        return element.hasConstraints()
                || (element instanceof ContainerDescriptor container
                        && container.getConstrainedContainerElementTypes().stream()
                                .anyMatch(UncheckedConstraints::isConstrained));
    }

    private static boolean isCascaded(ElementDescriptor element) {
        return (element instanceof CascadableDescriptor cascadable && cascadable.isCascaded())
                || (element instanceof ContainerDescriptor container
                        && container.getConstrainedContainerElementTypes().stream()
                                .anyMatch(UncheckedConstraints::isCascaded));
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && method.getName().startsWith("get")
                && method.getName().length() > "get".length();
    }

    private static boolean isExplicit(Method method) {
        return method.isAnnotationPresent(ValidateOnExecution.class)
                || method.getDeclaringClass().isAnnotationPresent(ValidateOnExecution.class);
    }
}
