/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import jakarta.ejb.ApplicationException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.List;
import org.jsoa.client.CallException;
import org.jsoa.message.SoaError;
import org.jsoa.message.SoaException;

/**
 * Thrown by an action, or by code that the action calls, to respond with errors: PySOA's {@code ActionError}.
 *
 * <p>{@link SoaError#callerError} tells for each error whether the caller can correct it ({@code is_caller_error}). The
 * constructors set it, as PySOA does; {@link #serviceError} clears it; {@link #unchanged} and {@link #of} keep it.
 *
 * <p>A session bean does not wrap this exception, and rolls its transaction back.
 *
 * @since 0.1
 */
@ApplicationException(rollback = true)
public class ActionException extends SoaException {

    private static final long serialVersionUID = 1L;

    private final List<SoaError> errors;

    /**
     * Creates an exception of one error, which the caller can correct.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     */
    public ActionException(String code, String message) {
        this(List.of(SoaError.of(code, message)));
    }

    /**
     * Creates an exception of one error about one field, which the caller can correct.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     * @param field the dotted pointer to the field
     */
    public ActionException(String code, String message, String field) {
        this(List.of(SoaError.of(code, message, field)));
    }

    /**
     * Creates an exception whose errors the caller can correct: {@code set_is_caller_error_to=True}, the default of
     * PySOA.
     *
     * @param errors the errors, at least one. Their {@link SoaError#callerError} is overwritten.
     * @throws IllegalArgumentException if there is none
     */
    public ActionException(List<SoaError> errors) {
        this(withCallerError(true, errors), null);
    }

    private ActionException(List<SoaError> errors, Throwable cause) {
        super(SoaError.summary(errors), cause);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an ActionException needs at least one error");
        }
        this.errors = List.copyOf(errors);
    }

    private static List<SoaError> withCallerError(boolean caller, List<SoaError> errors) {
        return errors.stream().map(error -> error.withCallerError(caller)).toList();
    }

    /**
     * Creates an exception whose errors the caller cannot correct: {@code set_is_caller_error_to=False}.
     *
     * @param errors the errors, at least one. Their {@link SoaError#callerError} is overwritten.
     * @return the exception
     * @throws IllegalArgumentException if there is none
     */
    public static ActionException serviceError(List<SoaError> errors) {
        return new ActionException(withCallerError(false, errors), null);
    }

    /**
     * Creates an exception whose errors keep their {@link SoaError#callerError}: {@code set_is_caller_error_to=None}.
     *
     * @param errors the errors, at least one
     * @return the exception
     * @throws IllegalArgumentException if there is none
     */
    public static ActionException unchanged(List<SoaError> errors) {
        return new ActionException(errors, null);
    }

    /**
     * Creates an exception that passes on the errors of a called service, unchanged.
     *
     * @param failure the call that failed; it becomes the cause
     * @return the exception
     */
    public static ActionException of(CallException failure) {
        return new ActionException(failure.errors(), failure);
    }

    /**
     * Returns the errors that the caller receives.
     *
     * @return the errors, at least one
     */
    public final List<SoaError> errors() {
        return errors;
    }

    /** Rejects the copy of an exception of another version, because it would be a response without errors. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (errors == null || errors.isEmpty()) {
            throw new InvalidObjectException("an ActionException without errors");
        }
    }
}
