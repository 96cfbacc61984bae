/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigInteger;

/** Allows values of two types, for which Java has no common type. Other values get one error for each type. */
@Documented
@Constraint(validatedBy = IntegerOrText.Check.class)
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
public @interface IntegerOrText {

    /**
     * Returns the message, which is not used: each error has its own.
     *
     * @return the message
     */
    String message() default "Neither an integer nor a text";

    /**
     * Returns the groups in which the constraint is checked.
     *
     * @return the groups
     */
    Class<?>[] groups() default {};

    /**
     * Returns the payload of clients of the validator.
     *
     * @return the payload
     */
    Class<? extends Payload>[] payload() default {};

    /** Checks the type of the value. */
    final class Check implements ConstraintValidator<IntegerOrText, Object> {

        /** For the validator. */
        public Check() {}

        @Override
        public boolean isValid(Object value, ConstraintValidatorContext context) {
            if (value == null || value instanceof Long || value instanceof BigInteger || value instanceof String) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("Not an integer").addConstraintViolation();
            context.buildConstraintViolationWithTemplate("Not a unicode string").addConstraintViolation();
            return false;
        }
    }
}
