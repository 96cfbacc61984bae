/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.bodyerror;

import java.util.Comparator;
import java.util.Objects;
import org.jsoa.message.ErrorCodes;

/**
 * An error about a value of a body, without its place.
 *
 * @param aspect the part of the value that is wrong; never null
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
     * The part of a place that is wrong. Errors of one place are listed in this order.
     *
     * @since 0.1
     */
    public enum Aspect {
        /** The key of the value in its map. */
        KEY,
        /** The value. */
        VALUE,
        /** The keys of the value, listed after the errors inside it. */
        EXTRA_KEYS
    }

    /** Rejects null where it is not allowed. */
    public BodyError {
        Objects.requireNonNull(aspect, "aspect must not be null");
        Objects.requireNonNull(code, "code must not be null");
        Objects.requireNonNull(message, "message must not be null");
    }

    /**
     * Creates an error about a value.
     *
     * @param message the text for the caller
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
