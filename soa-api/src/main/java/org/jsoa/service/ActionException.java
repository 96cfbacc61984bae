/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.jsoa.message.SoaError;
import org.jsoa.message.SoaException;

/**
 * Thrown by an action, or what it calls, to answer with errors: PySOA's {@code ActionError}. The errors blame the caller
 * unless {@link #serverFault} made the exception. A session bean lets it pass as it is, and rolls its transaction back.
 *
 * @since 0.1
 */
@ApplicationException(rollback = true)
public class ActionException extends SoaException {

    private static final long serialVersionUID = 1L;

    private final transient List<SoaError> errors;

    /**
     * Creates an exception of one error.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     */
    public ActionException(String code, String message) {
        this(List.of(SoaError.of(code, message)));
    }

    /**
     * Creates an exception of one error about one field.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     * @param field the dotted pointer to the field
     */
    public ActionException(String code, String message, String field) {
        this(List.of(SoaError.of(code, message, field)));
    }

    /**
     * Creates an exception whose errors all blame the caller.
     *
     * @param errors the errors, at least one
     * @throws IllegalArgumentException if there is none
     */
    public ActionException(List<SoaError> errors) {
        this(errors, true);
    }

    private ActionException(List<SoaError> errors, boolean callerError) {
        super(errors.toString(), null);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("an ActionException needs at least one error");
        }
        this.errors =
                errors.stream().map(error -> error.withCallerError(callerError)).toList();
    }

    /**
     * Creates an exception whose errors do not blame the caller.
     *
     * @param errors the errors, at least one
     * @return the exception
     * @throws IllegalArgumentException if there is none
     */
    public static ActionException serverFault(List<SoaError> errors) {
        return new ActionException(errors, false);
    }

    /**
     * Returns what the caller will be told.
     *
     * @return the errors, at least one
     */
    public List<SoaError> errors() {
        return errors;
    }
}
