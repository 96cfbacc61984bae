/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;

/**
 * The ids that distinguish the log records of one job from those of others. Each one is a {@link LogWord}.
 *
 * @param correlationId the correlation id of the current job; never null
 * @param requestId the request id; never null
 * @param service the service; never null
 * @param action the action that runs, or null between actions
 * @param task the action that runs, or the only action of the job; otherwise null
 */
record JobIds(String correlationId, String requestId, String service, String action, String task) {

    /** Returns the ids outside the actions of a job. */
    static JobIds of(IncomingJob job) {
        List<ActionRequest> actions = job.request().actions();
        return of(job, null, actions.size() == 1 ? LogWord.of(actions.get(0).action()) : null);
    }

    /** Returns the ids within an action. */
    static JobIds of(IncomingJob job, String action) {
        String word = LogWord.of(action);
        return of(job, word, word);
    }

    private static JobIds of(IncomingJob job, String action, String task) {
        return new JobIds(
                LogWord.of(job.request().context().correlationId()),
                LogWord.of(job.requestId()),
                LogWord.of(job.service()),
                action,
                task);
    }

    String threadName() {
        return (task == null ? service : service + "." + task) + " " + correlationId + "/" + requestId;
    }
}
