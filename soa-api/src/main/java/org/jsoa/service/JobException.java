/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import jakarta.ejb.ApplicationException;
import java.util.List;
import org.jsoa.message.SoaError;
import org.jsoa.message.SoaException;

/**
 * Thrown by an action or by middleware to fail the whole job: PySOA's {@code JobError}. Answers of actions already run are
 * dropped. The errors do not blame the caller. A session bean lets it pass as it is, and rolls its transaction back.
 *
 * @since 0.1
 */
@ApplicationException(rollback = true)
public class JobException extends SoaException {

    private static final long serialVersionUID = 1L;

    private final transient List<SoaError> errors;

    /**
     * Creates an exception of one error.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     */
    public JobException(String code, String message) {
        this(List.of(SoaError.of(code, message)));
    }

    /**
     * Creates an exception.
     *
     * @param errors the errors, at least one
     * @throws IllegalArgumentException if there is none
     */
    public JobException(List<SoaError> errors) {
        super(errors.toString(), null);
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("a JobException needs at least one error");
        }
        this.errors = errors.stream().map(error -> error.withCallerError(false)).toList();
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
