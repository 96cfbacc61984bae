/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.validation.executable.ExecutableType;
import jakarta.validation.executable.ValidateOnExecution;
import jakarta.validation.groups.Default;
import jakarta.validation.metadata.GroupConversionDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.service.ActionException;

/**
 * Checks the constraints on what could be read of a body that does not fit, so that the caller learns all at once. As far as
 * possible they are those that would have been checked had it fitted.
 */
public final class PartialBodies {

    private static final Logger LOG = System.getLogger(PartialBodies.class.getName());

    private final ActionModel model;
    private final WireType bodyType;
    private final Supplier<Optional<Validator>> validator;

    public PartialBodies(ActionModel model, WireType bodyType, Supplier<Optional<Validator>> validator) {
        this.model = model;
        this.bodyType = bodyType;
        this.validator = validator;
    }

    /**
     * Adds to the errors of a body that does not fit those of the constraints on what does fit.
     *
     * @param failure what does not fit
     * @param body the body as it came
     * @return the errors of both kinds
     */
    public ActionException complete(UnreadableBodyException failure, Map<String, Object> body) {
        BodyErrors errors = failure.bodyErrors();
        for (ConstraintViolation<?> violation :
                failure.partial().map(this::violations).orElse(Set.of())) {
            BrokenConstraint broken =
                    BrokenConstraint.of(violation, violation.getPropertyPath().iterator(), bodyType);
            if (isCertain(violation, broken, errors)) {
                errors.add(broken.place(), broken.error());
            }
        }
        return new ActionException(errors.inOrder(bodyType, body));
    }

    private Set<ConstraintViolation<Object>> violations(Object partial) {
        try {
            return validator
                    .get()
                    .flatMap(found -> group(found).map(group -> found.validate(partial, group)))
                    .orElse(Set.of());
        } catch (ValidationException e) {
            // Code of the application may stumble over null where the caller sent something. He learns of that anyway.
            LOG.log(Level.DEBUG, "constraints of an unreadable body for " + model.method() + " are left out", e);
            return Set.of();
        }
    }

    /** Finds the group that the constraints of the body are checked for; none if they are not checked at all. */
    private Optional<Class<?>> group(Validator found) {
        Method method = model.method();
        MethodDescriptor constrained = found.getConstraintsForClass(model.beanClass())
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        if (constrained == null || isOptedOut(method)) {
            return Optional.empty();
        }
        ParameterDescriptor parameter = constrained.getParameterDescriptors().get(0);
        return parameter.isCascaded()
                ? Optional.of(parameter.getGroupConversions().stream()
                        .filter(conversion -> conversion.getFrom() == Default.class)
                        .<Class<?>>map(GroupConversionDescriptor::getTo)
                        .findFirst()
                        .orElse(Default.class))
                : Optional.empty();
    }

    private static boolean isOptedOut(Method method) {
        ValidateOnExecution own = method.getAnnotation(ValidateOnExecution.class);
        ValidateOnExecution chosen =
                own == null ? method.getDeclaringClass().getAnnotation(ValidateOnExecution.class) : own;
        Set<ExecutableType> checking =
                EnumSet.of(ExecutableType.IMPLICIT, ExecutableType.ALL, ExecutableType.NON_GETTER_METHODS);
        return chosen != null && Arrays.stream(chosen.type()).noneMatch(checking::contains);
    }

    /** Tells whether a constraint is broken by what the caller sent, rather than by what stands in for it. */
    private static boolean isCertain(ConstraintViolation<?> violation, BrokenConstraint broken, BodyErrors errors) {
        if (!errors.isGood(broken.place())) {
            return false;
        }
        if (errors.isGoodInside(broken.place())) {
            return true;
        }
        // Other values inside do not change the size; in a set they may be one.
        return violation.getConstraintDescriptor().getAnnotation().annotationType() == Size.class
                && errors.hasGoodKeys(broken.place())
                && !(violation.getInvalidValue() instanceof Set);
    }
}
