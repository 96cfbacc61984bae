/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.middleware.ActionStep;
import org.jsoa.cdi.middleware.JobStep;
import org.jsoa.cdi.time.JobTime;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.middleware.ActionInvocation;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.untrusted.SafeLogger;
import org.jsoa.untrusted.SafeText;

/** The innermost step of a job: runs its actions in order and collects their responses. */
final class JobRunner implements JobStep {

    private static final Logger LOG = SafeLogger.of(JobRunner.class);

    private final ActionTable table;
    private final ActionStep actions;
    private final CurrentRequest current;
    private final UnforeseenFailures failures;
    private final LogIds ids;

    JobRunner(ActionTable table, ActionStep actions, CurrentRequest current, UnforeseenFailures failures, LogIds ids) {
        this.table = table;
        this.actions = actions;
        this.current = current;
        this.failures = failures;
        this.ids = ids;
    }

    @Override
    public JobResponse run(JobRequest request) {
        IncomingJob given = current.job().orElseThrow();
        if (request.equals(given.request())) {
            return run(given);
        }
        IncomingJob changed = given.withRequest(request);
        current.begin(changed);
        try {
            return run(changed);
        } finally {
            current.begin(given);
        }
    }

    private JobResponse run(IncomingJob job) {
        JobTime time = current.time();
        List<ActionRequest> requests = job.request().actions();
        ActionResponse[] responses = new ActionResponse[requests.size()];
        int done = 0;
        boolean goOn = true;
        try {
            while (goOn
                    && done < responses.length
                    && time.enter(requests.get(done).action(), responses, done)) {
                ActionRequest request = requests.get(done);
                ActionResponse response = time.isPastDeadline()
                        ? notStarted(request)
                        : ids.duringAction(job, request.action(), () -> run(request, job));
                responses[done++] = response;
                clearInterrupt(job, request);
                goOn = !response.hasErrors() || job.request().control().continueOnError();
            }
        } finally {
            time.enterMiddleware();
        }
        return new JobResponse(List.of(), Map.of(), Arrays.asList(responses).subList(0, done));
    }

    /** An action may leave its thread interrupted. This must not affect the next one. The adapter itself interrupts only jobs whose time is over. */
    private static void clearInterrupt(IncomingJob job, ActionRequest request) {
        if (Thread.interrupted()) {
            LOG.log(Level.DEBUG, "the action {0}.{1} left its thread interrupted", job.service(), request.action());
        }
    }

    private static ActionResponse notStarted(ActionRequest request) {
        return ActionResponse.failed(
                request.action(),
                List.of(SoaError.of(
                        ErrorCodes.ACTION_TIMEOUT,
                        "The action \"" + SafeText.of(request.action())
                                + "\" was not started, since its caller has stopped waiting.")));
    }

    private ActionResponse run(ActionRequest request, IncomingJob job) {
        String action = request.action();
        if (table.find(job.service(), action) == null) {
            return ActionResponse.failed(
                    action, List.of(UnknownAction.error(action).withCallerError(true)));
        }
        try {
            ActionResponse response = Objects.requireNonNull(
                    actions.run(new ActionInvocation(
                            job.service(), action, request.body(), job.request().context())),
                    "action middleware must not return null");
            return response.action().equals(action)
                    ? response
                    : new ActionResponse(action, response.errors(), response.body());
        } catch (ActionException e) {
            return ActionResponse.failed(action, e.errors());
        } catch (JobException e) {
            throw e;
        } catch (Throwable e) {
            // Also an Error: the caller of a job that was taken needs a response.
            return ActionResponse.failed(
                    action, List.of(failures.error(e, "action " + job.service() + "." + action, job)));
        }
    }
}
