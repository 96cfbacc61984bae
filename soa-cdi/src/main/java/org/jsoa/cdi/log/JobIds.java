/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;

/**
 * What tells the records of one job from those of others; each part is a {@link LogWord}.
 *
 * @param correlationId the correlation id of the job in hand; never null
 * @param requestId the request id; never null
 * @param service the service; never null
 * @param action the action that runs, or null between actions
 * @param task what the thread is at: the action that runs, or the only one that the job consists of; otherwise null
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
