/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The control header of a job: how it is to be run. It keeps every key that was sent, known or not, in order.
 *
 * @param values the header's keys and values; never null
 * @since 0.1
 */
public record JobControl(Map<String, Object> values) {

    /** The key that tells whether actions after a failed one are still run. */
    public static final String CONTINUE_ON_ERROR = "continue_on_error";

    /** The key that tells whether the service sends no response. */
    public static final String SUPPRESS_RESPONSE = "suppress_response";

    /** The header of an ordinary job: stop at the first error, send a response. */
    public static final JobControl DEFAULT = made(false, false);

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if one of the known keys has a value of another type
     */
    public JobControl {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        require(values, CONTINUE_ON_ERROR);
        require(values, SUPPRESS_RESPONSE);
    }

    private static void require(Map<String, Object> values, String key) {
        Object value = values.get(key);
        if (value != null && !(value instanceof Boolean)) {
            throw new IllegalArgumentException("control." + key + " must be a boolean, not " + value);
        }
    }

    /**
     * Creates a header of the known keys alone.
     *
     * @param continueOnError whether actions after a failed one are still run
     * @param suppressResponse whether the service sends no response
     * @return the header
     */
    public static JobControl of(boolean continueOnError, boolean suppressResponse) {
        return continueOnError || suppressResponse ? made(continueOnError, suppressResponse) : DEFAULT;
    }

    private static JobControl made(boolean continueOnError, boolean suppressResponse) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CONTINUE_ON_ERROR, continueOnError);
        values.put(SUPPRESS_RESPONSE, suppressResponse);
        return new JobControl(values);
    }

    /**
     * Tells whether actions after a failed one are still run.
     *
     * @return the value; false if the header does not have it
     */
    public boolean continueOnError() {
        return Boolean.TRUE.equals(values.get(CONTINUE_ON_ERROR));
    }

    /**
     * Tells whether the service sends no response, not even errors.
     *
     * @return the value; false if the header does not have it
     */
    public boolean suppressResponse() {
        return Boolean.TRUE.equals(values.get(SUPPRESS_RESPONSE));
    }
}
