/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoa.untrusted.SafeText;

/**
 * One error of a job or an action, as PySOA's {@code Error}: a value in a message, not an exception.
 *
 * @param code the kind of error, for programs; never null
 * @param message what went wrong, as text for a person; never null
 * @param field the dotted pointer to the field at fault, list indexes as numbers ({@code items.0.id}), or null
 * @param traceback the stack trace, if the service sends it, or null
 * @param variables values that explain the error, or null
 * @param deniedPermissions the permissions the caller lacks, or null
 * @param callerError whether the caller, rather than the service, can correct it: PySOA's {@code is_caller_error}
 * @since 0.1
 */
public record SoaError(
        String code,
        String message,
        String field,
        String traceback,
        Map<String, Object> variables,
        List<String> deniedPermissions,
        boolean callerError)
        implements Serializable {

    private static final int MOST_IN_SUMMARY = 10;
    private static final int LONGEST_IN_SUMMARY = 300;

    /**
     * Rejects null where it is not allowed, and copies.
     *
     * @throws NullPointerException if code or message is null
     */
    public SoaError {
        Objects.requireNonNull(code, "code must not be null");
        Objects.requireNonNull(message, "message must not be null");
        variables = variables == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        deniedPermissions = deniedPermissions == null ? null : List.copyOf(deniedPermissions);
    }

    /**
     * Creates an error that has only a code and a message, and that the caller cannot correct.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     * @return the error
     */
    public static SoaError of(String code, String message) {
        return new SoaError(code, message, null, null, null, null, false);
    }

    /**
     * Creates an error about one field, which the caller cannot correct.
     *
     * @param code what kind of error it is
     * @param message what went wrong
     * @param field the dotted pointer to the field, or null
     * @return the error
     */
    public static SoaError of(String code, String message, String field) {
        return new SoaError(code, message, field, null, null, null, false);
    }

    /**
     * Returns this error with another traceback.
     *
     * @param newTraceback the stack trace, or null
     * @return the changed copy
     */
    public SoaError withTraceback(String newTraceback) {
        return new SoaError(code, message, field, newTraceback, variables, deniedPermissions, callerError);
    }

    /**
     * Returns this error with other variables.
     *
     * @param newVariables values that explain the error, or null
     * @return the changed copy
     */
    public SoaError withVariables(Map<String, Object> newVariables) {
        return new SoaError(code, message, field, traceback, newVariables, deniedPermissions, callerError);
    }

    /**
     * Returns this error with other denied permissions.
     *
     * @param newDeniedPermissions the permissions the caller lacks, or null
     * @return the changed copy
     */
    public SoaError withDeniedPermissions(List<String> newDeniedPermissions) {
        return new SoaError(code, message, field, traceback, variables, newDeniedPermissions, callerError);
    }

    /**
     * Returns this error with another {@link #callerError}.
     *
     * @param newCallerError whether the caller can correct it
     * @return this error if it has that value already, otherwise the changed copy
     */
    public SoaError withCallerError(boolean newCallerError) {
        return newCallerError == callerError
                ? this
                : new SoaError(code, message, field, traceback, variables, deniedPermissions, newCallerError);
    }

    /**
     * Describes errors for the message of an exception or a line of a log. The text is short however many and however long
     * the errors are.
     *
     * @param errors the errors; never null
     * @return the first ten errors as {@link #toString} shows them, each made harmless and cut after 300 characters, and how
     *     many more there are
     */
    public static String summary(List<SoaError> errors) {
        String listed = errors.stream()
                .limit(MOST_IN_SUMMARY)
                .map(error -> SafeText.of(error.toString(), LONGEST_IN_SUMMARY))
                .collect(Collectors.joining(", "));
        int more = errors.size() - MOST_IN_SUMMARY;
        return "[" + listed + (more > 0 ? ", and " + more + " more]" : "]");
    }

    /** Replaces variables that no message can hold by their text, because they may not be serializable. */
    private Object writeReplace() {
        return variables == null ? this : withVariables(SerializableValues.of(variables));
    }

    /**
     * Returns code, message and field in one line. The traceback and the variables are left out because they may be
     * long or confidential.
     */
    @Override
    public String toString() {
        return code + ": " + message + (field == null ? "" : " (" + field + ")");
    }
}
