/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import static java.util.Comparator.comparing;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.binding.UnreadableBodyException;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;

/** Says in PySOA's terms what a body violates. */
final class Violations {

    private static final Set<Class<? extends Annotation>> REQUIRING =
            Set.of(NotNull.class, NotEmpty.class, NotBlank.class);

    private final ActionModel model;
    private final BodyMapper mapper;
    private final Supplier<Optional<Validator>> validator;

    Violations(ActionModel model, BodyMapper mapper, Supplier<Optional<Validator>> validator) {
        this.model = model;
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Adds to the errors of a body that does not fit those of the constraints on what does fit.
     *
     * @param failure what does not fit
     * @param body the body as it came
     * @return the errors of both kinds
     */
    ActionException complete(UnreadableBodyException failure, Map<String, Object> body) {
        if (failure.partial().isEmpty() || !model.method().getParameters()[0].isAnnotationPresent(Valid.class)) {
            return failure;
        }
        Object partial = failure.partial().get();
        List<SoaError> violations = new ArrayList<>();
        for (ConstraintViolation<?> violation :
                validator.get().map(found -> found.validate(partial)).orElse(Set.of())) {
            WirePath place = WirePath.of(violation.getPropertyPath().iterator(), partial, mapper);
            // A constraint on the body as a whole may only mind the stand-ins for what does not fit.
            if (place.pointer() != null && failure.isGood(place.pointer())) {
                violations.add(error(violation, place, body));
            }
        }
        List<SoaError> all = new ArrayList<>(failure.errors());
        all.addAll(sorted(violations));
        return new ActionException(all);
    }

    private static List<SoaError> sorted(List<SoaError> errors) {
        // Validators give violations in no order.
        errors.sort(comparing((SoaError error) -> String.valueOf(error.field())).thenComparing(SoaError::message));
        return errors;
    }

    /**
     * Turns violations of the action's own parameter or result into errors.
     *
     * @param failure what the call ended in
     * @param argument what the method was called with
     * @param body the body as it came
     * @return what to throw: errors of the caller for a bad body, errors of the service for a bad result, and the failure
     *     itself if it is about something else that the action called
     */
    RuntimeException translate(ConstraintViolationException failure, Object argument, Map<String, Object> body) {
        List<SoaError> ofBody = new ArrayList<>();
        List<String> ofResult = new ArrayList<>();
        for (ConstraintViolation<?> violation : failure.getConstraintViolations()) {
            Iterator<Path.Node> path = violation.getPropertyPath().iterator();
            if (!isOfThisMethod(violation, path) || !path.hasNext()) {
                return failure;
            }
            boolean isResult = path.next().getKind() == ElementKind.RETURN_VALUE;
            WirePath place = WirePath.of(path, isResult ? violation.getExecutableReturnValue() : argument, mapper);
            if (isResult) {
                ofResult.add(place + " " + ErrorCodes.INVALID + ": " + violation.getMessage());
            } else {
                ofBody.add(error(violation, place, body));
            }
        }
        if (!ofResult.isEmpty()) {
            return ActionException.serverFault(List.of(SoaError.of(
                    ErrorCodes.SERVER_ERROR,
                    ofResult.stream()
                            .sorted()
                            .collect(Collectors.joining(
                                    "\n\t", "The action \"" + model.name() + "\" had an invalid response:\n\t", "")))));
        }
        return ofBody.isEmpty() ? failure : new ActionException(sorted(ofBody));
    }

    private boolean isOfThisMethod(ConstraintViolation<?> violation, Iterator<Path.Node> path) {
        Path.Node first = path.next();
        return first.getKind() == ElementKind.METHOD
                && first.getName().equals(model.method().getName())
                && model.beanClass().isAssignableFrom(violation.getRootBeanClass());
    }

    private static SoaError error(ConstraintViolation<?> violation, WirePath place, Map<String, Object> body) {
        boolean missing = REQUIRING.contains(
                        violation.getConstraintDescriptor().getAnnotation().annotationType())
                && place.isAbsentFrom(body);
        return SoaError.of(missing ? ErrorCodes.MISSING : ErrorCodes.INVALID, violation.getMessage(), place.pointer());
    }
}
