/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The response to a job.
 *
 * @param errors the errors of the job as a whole; then no action has a response. Never null.
 * @param context what the service sends beside the responses of actions, above all the correlation id; never null
 * @param actions the responses in the order of the actions; the last one is the first with errors, unless the job asked to go on;
 *     never null
 * @since 0.1
 */
public record JobResponse(List<SoaError> errors, Map<String, Object> context, List<ActionResponse> actions)
        implements Serializable {

    /** Replaces null by empty, and copies. */
    public JobResponse {
        errors = errors == null ? List.of() : List.copyOf(errors);
        context = context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /**
     * Returns this response with additional values in its context.
     *
     * @param more keys and values to add or to replace; never null
     * @return the changed copy
     */
    public JobResponse plusContext(Map<String, Object> more) {
        Map<String, Object> sum = new LinkedHashMap<>(context);
        sum.putAll(more);
        return new JobResponse(errors, sum, actions);
    }

    /**
     * Creates the response to a job that failed as a whole. As with PySOA, its context is empty.
     *
     * @param errors why it failed
     * @return the response
     */
    public static JobResponse failed(List<SoaError> errors) {
        return new JobResponse(errors, Map.of(), List.of());
    }

    /**
     * Tells whether the job as a whole or one of its actions failed.
     *
     * @return whether there are errors of the job or of an action
     */
    public boolean hasErrors() {
        return !errors.isEmpty() || actions.stream().anyMatch(ActionResponse::hasErrors);
    }

    /** Replaces values that no message can hold by their text, because they may not be serializable. */
    private Object writeReplace() {
        return new JobResponse(errors, SerializableValues.of(context), actions);
    }
}
