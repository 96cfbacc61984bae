/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/**
 * Translates violations of constraints on the body or the result of an action into PySOA's errors and their order.
 *
 * @since 0.1
 */
public final class Violations {

    private final ActionModel model;
    private final BodyMapper mapper;
    private final WireType bodyType;
    private final WireType resultType;

    /**
     * Creates a translation.
     *
     * @param model the action
     * @param mapper describes the types of bodies
     */
    public Violations(ActionModel model, BodyMapper mapper) {
        this.model = model;
        this.mapper = mapper;
        this.bodyType = mapper.wireType(model.bodyType());
        this.resultType = mapper.wireType(model.resultType());
    }

    /**
     * Translates violations of the constraints on the action's own parameter or result.
     *
     * @param failure the exception of the call
     * @param body the body as received
     * @return the exception to throw: errors of the caller for a bad body, errors of the service for a bad result, and the
     *     failure itself if it comes from something else that the action called
     */
    public RuntimeException translate(ConstraintViolationException failure, Map<String, Object> body) {
        BodyErrors ofBody = new BodyErrors();
        BodyErrors ofResult = new BodyErrors();
        Object result = null;
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            Iterator<Path.Node> path = violation.getPropertyPath().iterator();
            if (!isOfThisMethod(violation, path) || !path.hasNext()) {
                return failure;
            }
            boolean isOfResult = path.next().getKind() == ElementKind.RETURN_VALUE;
            BrokenConstraint broken = BrokenConstraint.of(violation, path, isOfResult ? resultType : bodyType);
            (isOfResult ? ofResult : ofBody).add(broken.place(), broken.error());
            result = violation.getExecutableReturnValue();
        }
        if (!ofResult.isEmpty()) {
            return invalidResponse(ofResult.inOrder(resultType, written(result)));
        }
        return ofBody.isEmpty() ? failure : new ActionException(ofBody.inOrder(bodyType, body));
    }

    private boolean isOfThisMethod(ConstraintViolation<?> violation, Iterator<Path.Node> path) {
        Path.Node first = path.next();
        return first.getKind() == ElementKind.METHOD
                && first.getName().equals(model.method().getName())
                && first.as(Path.MethodNode.class)
                        .getParameterTypes()
                        .equals(List.of(model.method().getParameterTypes()))
                && model.beanClass().isAssignableFrom(violation.getRootBeanClass());
    }

    private Map<String, Object> written(Object result) {
        try {
            return mapper.write(result);
        } catch (IllegalArgumentException e) {
            // Here the body only determines the order of the errors in its maps. Whether it can be sent does not
            // matter.
            return null;
        }
    }

    private ActionException invalidResponse(List<SoaError> errors) {
        return ActionException.serviceError(List.of(SoaError.of(
                ErrorCodes.SERVER_ERROR,
                errors.stream()
                        .map(error -> (error.field() == null ? "" : error.field() + " ") + error.code() + ": "
                                + error.message())
                        .collect(Collectors.joining(
                                "\n\t", "The action \"" + model.name() + "\" had an invalid response:\n\t", "")))));
    }
}
