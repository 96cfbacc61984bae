/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.bodyerror.BodyErrors;
import org.jsoa.cdi.bodyerror.PartialRecord;
import org.jsoa.cdi.bodyerror.UnreadableBodyException;
import org.jsoa.cdi.bodyerror.WirePath;
import org.jsoa.cdi.wiretype.WireComponent;
import org.jsoa.cdi.wiretype.WireType;
import org.jsoa.untrusted.SafeLogger;

/**
 * Checks the constraints on the readable values of one body. A record whose constructor refuses its values, or whose
 * constraints fail with an exception because a null replaces an unreadable value, is checked component by component.
 */
final class ReadableParts {

    private static final Logger LOG = SafeLogger.of(ReadableParts.class);

    private final Validator validator;
    private final Class<?> group;
    private final WireType body;
    private final BodyErrors errors;
    /** The place of the record that could not be constructed and is now checked, or null. */
    private WirePath refused;

    ReadableParts(Validator validator, Class<?> group, WireType body, BodyErrors errors) {
        this.validator = validator;
        this.group = group;
        this.body = body.withoutOptional();
        this.errors = errors;
    }

    /** Adds the violations to the errors. */
    void check(UnreadableBodyException failure) {
        failure.partial().ifPresent(record -> checkRecord(record, WirePath.BODY, body));
        for (PartialRecord partial : failure.refused()) {
            if (isChecked(partial.place())) {
                refused = partial.place();
                checkComponents(partial.type(), partial.values(), partial.place());
            }
        }
    }

    private void checkRecord(Object record, WirePath place, WireType type) {
        try {
            report(validator.validate(record, group), place, type);
        } catch (ValidationException e) {
            // A constraint of the application may fail on null, which replaces an unreadable value. That value has an
            // error already.
            LOG.log(Level.DEBUG, "constraints of a " + type + " are checked one by one", e);
            checkComponents(type, values(record, type), place);
        }
    }

    private static List<Object> values(Object record, WireType type) {
        List<Object> values = new ArrayList<>();
        for (WireComponent component : type.components()) {
            try {
                Method accessor = component.component().getAccessor();
                values.add(accessor.trySetAccessible() ? accessor.invoke(record) : null);
            } catch (ReflectiveOperationException e) {
                values.add(null);
            }
        }
        return values;
    }

    private void checkComponents(WireType type, List<Object> values, WirePath place) {
        List<WireComponent> components = type.components();
        for (int i = 0; i < components.size(); i++) {
            WireComponent component = components.get(i);
            String name = component.component().getName();
            PropertyDescriptor constrained =
                    validator.getConstraintsForClass(type.raw()).getConstraintsForProperty(name);
            if (constrained != null) {
                Object value = values.get(i);
                checkValue(type, name, value, place);
                if (isCascaded(constrained)) {
                    checkInside(value, place.key(component.key()), component.type());
                }
            }
        }
    }

    private void checkValue(WireType type, String name, Object value, WirePath place) {
        try {
            report(validator.validateValue(type.raw(), name, value, group), place, type);
        } catch (ValidationException e) {
            LOG.log(Level.DEBUG, "constraints of " + name + " in a " + type + " are left out", e);
        }
    }

    private void checkInside(Object value, WirePath place, WireType declared) {
        WireType type = declared.withoutOptional();
        if (value instanceof Optional<?> optional) {
            checkInside(optional.orElse(null), place, type);
        } else if (value instanceof Record) {
            checkRecord(value, place, type);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                checkInside(list.get(i), place.index(i), type.content());
            }
        } else if (value instanceof Object[] array) {
            checkInside(Arrays.asList(array), place, type);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, element) -> checkInside(element, place.key(key), type.content()));
        }
    }

    /** Returns whether {@code @Valid} leads from the body to a place. */
    private boolean isChecked(WirePath place) {
        WireType type = body;
        for (Object step : place.steps()) {
            if (type.form() == WireType.Form.RECORD) {
                WireType record = type;
                Optional<WireComponent> component = type.components().stream()
                        .filter(found -> found.key().equals(step))
                        .filter(found -> isCascaded(validator
                                .getConstraintsForClass(record.raw())
                                .getConstraintsForProperty(found.component().getName())))
                        .findFirst();
                if (component.isEmpty()) {
                    return false;
                }
                type = component.get().type().withoutOptional();
            } else {
                type = type.content().withoutOptional();
            }
        }
        return true;
    }

    private static <D extends CascadableDescriptor & ContainerDescriptor> boolean isCascaded(D constrained) {
        return constrained != null
                && (constrained.isCascaded()
                        || constrained.getConstrainedContainerElementTypes().stream()
                                .anyMatch(ReadableParts::isCascaded));
    }

    private void report(Set<? extends ConstraintViolation<?>> violations, WirePath place, WireType type) {
        for (ConstraintViolation<?> violation : violations) {
            BrokenConstraint seenFromRecord =
                    BrokenConstraint.of(violation, violation.getPropertyPath().iterator(), type);
            BrokenConstraint broken =
                    new BrokenConstraint(place.inside(seenFromRecord.place()), seenFromRecord.error());
            if (isCertain(violation, broken)) {
                errors.add(broken.place(), broken.error());
            }
        }
    }

    /** Returns whether a value of the caller breaks a constraint, not a null or zero that replaces an unreadable value. */
    private boolean isCertain(ConstraintViolation<?> violation, BrokenConstraint broken) {
        boolean isGood = refused == null ? errors.isGood(broken.place()) : errors.isGoodInside(refused, broken.place());
        if (!isGood) {
            return false;
        }
        if (errors.isGoodInside(broken.place())) {
            return true;
        }
        // Unreadable elements do not change the size, except that of a set: there they may be equal.
        return violation.getConstraintDescriptor().getAnnotation().annotationType() == Size.class
                && errors.hasGoodKeys(broken.place())
                && !(violation.getInvalidValue() instanceof Set);
    }
}
