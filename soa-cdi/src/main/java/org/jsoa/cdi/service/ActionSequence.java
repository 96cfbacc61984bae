/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.service.ActionException;
import org.jsoa.service.ActionInvocation;
import org.jsoa.service.JobException;

/** The innermost step of a job: runs its actions, in order, and puts their answers together. */
final class ActionSequence implements JobStep {

    private final Map<String, Map<String, ActionHandler>> services;
    private final ActionStep actions;
    private final CurrentRequest current;
    private final UnforeseenFailures failures;

    ActionSequence(
            Map<String, Map<String, ActionHandler>> services,
            ActionStep actions,
            CurrentRequest current,
            UnforeseenFailures failures) {
        this.services = services;
        this.actions = actions;
        this.current = current;
        this.failures = failures;
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
        boolean continueOnError = job.request().control().continueOnError();
        List<ActionResponse> responses = new ArrayList<>(job.request().actions().size());
        for (ActionRequest request : job.request().actions()) {
            ActionResponse response = run(request, job);
            responses.add(response);
            if (response.hasErrors() && !continueOnError) {
                break;
            }
        }
        return new JobResponse(List.of(), Map.of(), responses);
    }

    private ActionResponse run(ActionRequest request, IncomingJob job) {
        String action = request.action();
        if (!services.get(job.service()).containsKey(action)) {
            return ActionResponse.failed(
                    action, List.of(UnknownAction.error(action).withCallerError(true)));
        }
        try {
            ActionResponse response = Objects.requireNonNull(
                    actions.run(new ActionInvocation(
                            job.service(), action, request.body(), job.request().context())),
                    "action middleware must not answer null");
            return response.action().equals(action)
                    ? response
                    : new ActionResponse(action, response.errors(), response.body());
        } catch (ActionException e) {
            return ActionResponse.failed(action, e.errors());
        } catch (JobException e) {
            throw e;
        } catch (Throwable e) {
            // Whatever it is, even an Error: a job that is taken must be answered, or its caller waits in vain.
            return ActionResponse.failed(
                    action, List.of(failures.error(e, "action " + job.service() + "." + action, job)));
        }
    }
}
