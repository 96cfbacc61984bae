/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.Comparator;
import java.util.Objects;
import org.jsoa.message.ErrorCodes;

/**
 * Something that is wrong with a value of a body, wherever that is.
 *
 * @param aspect what about the value is wrong; never null
 * @param code what kind of error it is; {@link ErrorCodes#MISSING} becomes {@link ErrorCodes#INVALID} if the value is there;
 *     never null
 * @param message what is wrong, for the caller; never null
 * @since 0.1
 */
public record BodyError(Aspect aspect, String code, String message) implements Comparable<BodyError> {

    private static final Comparator<BodyError> ORDER = Comparator.comparing(BodyError::aspect)
            .thenComparing(BodyError::message)
            .thenComparing(BodyError::code);

    /**
     * What may be wrong about one place, in the order in which it is told.
     *
     * @since 0.1
     */
    public enum Aspect {
        /** The key under which the value stands in its map. */
        KEY,
        /** The value. */
        VALUE,
        /** The keys of the value, told after everything in it. */
        EXTRA_KEYS
    }

    /** Checks what is required. */
    public BodyError {
        Objects.requireNonNull(aspect, "aspect must not be null");
        Objects.requireNonNull(code, "code must not be null");
        Objects.requireNonNull(message, "message must not be null");
    }

    /**
     * Says that a value is not as it must be.
     *
     * @param message what is wrong
     * @return the error
     */
    public static BodyError invalid(String message) {
        return new BodyError(Aspect.VALUE, ErrorCodes.INVALID, message);
    }

    /** Sorts the errors of one place. */
    @Override
    public int compareTo(BodyError other) {
        return ORDER.compare(this, other);
    }
}
