/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
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
import org.jsoa.untrusted.SafeLogger;

/**
 * Checks the constraints on the readable part of a body that does not fit its record. The caller gets all errors at
 * once. As far as possible, the same constraints are checked as for a body that fits.
 *
 * @since 0.1
 */
public final class PartialBodies {

    private static final Logger LOG = SafeLogger.of(PartialBodies.class);

    private final ActionModel model;
    private final WireType bodyType;
    private final Supplier<Optional<Validator>> validator;

    /**
     * Creates a check.
     *
     * @param model the action
     * @param bodyType the type of its body
     * @param validator returns the validator; empty if the server has none
     */
    public PartialBodies(ActionModel model, WireType bodyType, Supplier<Optional<Validator>> validator) {
        this.model = model;
        this.bodyType = bodyType;
        this.validator = validator;
    }

    /**
     * Adds the violations of constraints on the readable part to the errors of a body.
     *
     * @param failure the errors of the unreadable part
     * @param body the body as received
     * @return all errors
     */
    public ActionException complete(UnreadableBodyException failure, Map<String, Object> body) {
        BodyErrors errors = failure.bodyErrors();
        if (errors.isFull()) {
            return new ActionException(failure.errors());
        }
        try {
            validator.get().ifPresent(found -> group(found)
                    .ifPresent(group -> new ReadableParts(found, group, bodyType, errors).check(failure)));
        } catch (ValidationException e) {
            LOG.log(Level.DEBUG, "constraints of an unreadable body for " + model.method() + " are left out", e);
        }
        return new ActionException(errors.inOrder(bodyType, body));
    }

    /** Finds the group for which the constraints of the body are checked; empty if they are not checked at all. */
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
}
