/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.util.List;
import java.util.Objects;

/**
 * A job: one or more actions of one service, run in order.
 *
 * @param control the control header; never null
 * @param context the context header; never null
 * @param actions the actions, at least one
 * @since 0.1
 */
public record JobRequest(JobControl control, JobContext context, List<ActionRequest> actions) {

    /**
     * Rejects null where it is not allowed.
     *
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if there is no action
     */
    public JobRequest {
        Objects.requireNonNull(control, "control must not be null");
        Objects.requireNonNull(context, "context must not be null");
        actions = List.copyOf(actions);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("actions must hold at least one action");
        }
    }

    /**
     * Returns this job with another context.
     *
     * @param newContext the context header; never null
     * @return the changed copy
     */
    public JobRequest withContext(JobContext newContext) {
        return new JobRequest(control, newContext, actions);
    }
}
