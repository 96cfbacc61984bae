/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.deployment;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import jakarta.validation.metadata.ValidateUnwrappedValue;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.Problem;

/**
 * Finds constraints on types that they do not support. Bean Validation itself fails only when it checks them, at each
 * call.
 */
final class ConstraintRules {

    /** The types that Bean Validation unwraps by itself. */
    private static final Set<Class<?>> UNWRAPPED = Set.of(OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final Validator validator;
    private final BodyMapper mapper;
    private final BeanManager types;
    private final Set<Problem> problems = new LinkedHashSet<>();

    ConstraintRules(Validator validator, BodyMapper mapper, BeanManager types) {
        this.validator = validator;
        this.mapper = mapper;
        this.types = types;
    }

    /** Returns the mistakes found so far. */
    Set<Problem> problems() {
        return problems;
    }

    /** Checks the body and the result of an action. */
    void check(ActionModel action) {
        String place = Problem.name(action.method());
        MethodDescriptor method = validator
                .getConstraintsForClass(action.beanClass())
                .getConstraintsForMethod(
                        action.method().getName(), action.method().getParameterTypes());
        if (method != null) {
            method.getParameterDescriptors().forEach(parameter -> check(parameter, place));
            check(method.getReturnValueDescriptor(), place);
        }
        mapper.wireType(action.bodyType()).records().forEach(this::check);
        mapper.wireType(action.resultType()).records().forEach(this::check);
    }

    private void check(Class<?> record) {
        BeanDescriptor bean = validator.getConstraintsForClass(record);
        check(bean, record.getName());
        for (PropertyDescriptor property : bean.getConstrainedProperties()) {
            check(property, record.getName() + "." + property.getPropertyName());
        }
    }

    private void check(ElementDescriptor element, String place) {
        element.getConstraintDescriptors().forEach(constraint -> check(constraint, element.getElementClass(), place));
        if (element instanceof ContainerDescriptor container) {
            container.getConstrainedContainerElementTypes().forEach(inside -> check(inside, place));
        }
    }

    private void check(ConstraintDescriptor<?> constraint, Class<?> type, String place) {
        constraint.getComposingConstraints().forEach(part -> check(part, type, place));
        List<Class<?>> checkable = constraint.getConstraintValidatorClasses().stream()
                .<Class<?>>map(this::checkedType)
                .toList();
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        boolean isUnwrapped =
                constraint.getValueUnwrapping() == ValidateUnwrappedValue.UNWRAP || UNWRAPPED.contains(type);
        if (!checkable.isEmpty()
                && !isUnwrapped
                && checkable.stream().noneMatch(known -> known.isAssignableFrom(boxed))) {
            problems.add(new Problem(
                    place,
                    "has @" + constraint.getAnnotation().annotationType().getSimpleName() + " on a "
                            + type.getTypeName() + ", which it cannot check; it is for " + names(checkable)));
        }
    }

    /** Returns the type that a validator checks; {@code Object} if it does not declare one. */
    private Class<?> checkedType(Class<?> constraintValidator) {
        return types.createAnnotatedType(constraintValidator).getTypeClosure().stream()
                .filter(type ->
                        type instanceof ParameterizedType generic && generic.getRawType() == ConstraintValidator.class)
                .map(type -> ((ParameterizedType) type).getActualTypeArguments()[1])
                .<Class<?>>map(ConstraintRules::raw)
                .findFirst()
                .orElse(Object.class);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }

    private static String names(List<Class<?>> checkable) {
        return checkable.stream()
                .filter(type -> !type.isArray())
                .map(Class::getSimpleName)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
