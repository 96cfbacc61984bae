/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.service;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;

/**
 * Runs the actions of a job, in order, and puts their answers together. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class JobDispatcher {

    private static final Logger LOGGER = System.getLogger(JobDispatcher.class.getName());

    private final Map<String, Map<String, ActionHandler>> services;
    private final boolean tracebacks;

    /**
     * Creates a dispatcher.
     *
     * @param services the actions by name, of each service by name
     * @param tracebacks whether callers are sent the stack traces of failures they did not cause
     */
    public JobDispatcher(Map<String, Map<String, ActionHandler>> services, boolean tracebacks) {
        this.services = Map.copyOf(services);
        this.tracebacks = tracebacks;
    }

    /**
     * Runs a job.
     *
     * @param job the job
     * @return the answer; never null
     */
    public JobResponse dispatch(IncomingJob job) {
        Map<String, ActionHandler> actions = services.get(job.service());
        if (actions == null) {
            return JobResponse.failed(List.of(SoaError.of(
                    ErrorCodes.SERVER_ERROR,
                    "The service \"" + job.service() + "\" is not served by this application.")));
        }
        boolean continueOnError = job.request().control().continueOnError();
        List<ActionResponse> responses = new ArrayList<>(job.request().actions().size());
        try {
            for (ActionRequest request : job.request().actions()) {
                ActionResponse response = run(actions.get(request.action()), request, job);
                responses.add(response);
                if (!response.errors().isEmpty() && !continueOnError) {
                    break;
                }
            }
        } catch (JobException e) {
            return JobResponse.failed(e.errors());
        }
        return new JobResponse(
                List.of(),
                Map.of(JobContext.CORRELATION_ID, job.request().context().correlationId()),
                responses);
    }

    private ActionResponse run(ActionHandler action, ActionRequest request, IncomingJob job) {
        if (action == null) {
            return ActionResponse.failed(
                    request.action(),
                    List.of(UnknownAction.error(request.action()).withCallerError(true)));
        }
        try {
            return ActionResponse.of(request.action(), action.run(request.body()));
        } catch (ActionException e) {
            return ActionResponse.failed(request.action(), e.errors());
        } catch (JobException e) {
            throw e;
        } catch (Throwable e) {
            // Whatever it is, even an Error: a job that is taken must be answered, or its caller waits in vain.
            return ActionResponse.failed(request.action(), List.of(unforeseen(e, request.action(), job)));
        }
    }

    private SoaError unforeseen(Throwable failure, String action, IncomingJob job) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        LOGGER.log(
                Level.ERROR,
                () -> "action " + job.service() + "." + action + " failed, correlation id "
                        + job.request().context().correlationId(),
                failure);
        SoaError error = SoaError.of(
                ErrorCodes.SERVER_ERROR,
                "Internal server error: " + (failure.getMessage() == null ? failure.toString() : failure.getMessage()));
        return tracebacks ? error.withTraceback(stackTrace(failure)) : error;
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
