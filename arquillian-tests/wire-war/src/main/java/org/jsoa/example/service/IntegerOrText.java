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

/** One of two types, for which Java has no type: anything else gets an error for each of them. */
@Documented
@Constraint(validatedBy = IntegerOrText.Check.class)
@Retention(RUNTIME)
@Target({FIELD, PARAMETER})
public @interface IntegerOrText {

    /**
     * Not used: each error has its own.
     *
     * @return the message
     */
    String message() default "Neither an integer nor a text";

    /**
     * When it is checked.
     *
     * @return the groups
     */
    Class<?>[] groups() default {};

    /**
     * What clients of the validator attach.
     *
     * @return the payload
     */
    Class<? extends Payload>[] payload() default {};

    /** Looks at the type that the value came with. */
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
