/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.util.List;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.message.SoaException;

/**
 * A call whose response has errors.
 *
 * @since 0.1
 */
public abstract sealed class CallException extends SoaException permits CallActionException, CallJobException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final JobResponse response;

    /**
     * Creates an exception.
     *
     * @throws IllegalArgumentException if the response has no errors
     */
    CallException(String service, String message, JobResponse response) {
        super("service " + service + " " + message, null);
        this.service = service;
        this.response = response;
        if (!response.hasErrors()) {
            throw new IllegalArgumentException("the response of a failed call needs at least one error");
        }
    }

    /**
     * Returns the service that was called.
     *
     * @return the name of the service
     */
    public String service() {
        return service;
    }

    /**
     * Returns the whole response, with the results of actions that succeeded.
     *
     * @return the response
     */
    public JobResponse response() {
        return response;
    }

    /**
     * Returns every error of the response.
     *
     * @return the errors, at least one
     */
    public abstract List<SoaError> errors();

    /**
     * Tells whether there is an error of a kind.
     *
     * @param code the code of the error
     * @return whether one of {@link #errors()} has it
     */
    public boolean hasError(String code) {
        return errors().stream().anyMatch(error -> error.code().equals(code));
    }

    /** Rejects the copy of an exception of another version, because it would be a failure without errors. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (response == null || !response.hasErrors()) {
            throw new InvalidObjectException("a failed call without errors");
        }
    }
}
