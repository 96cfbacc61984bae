/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;

/**
 * One or more actions responded with errors: PySOA's {@code CallActionError}.
 *
 * @since 0.1
 */
public final class CallActionException extends CallException {

    private static final long serialVersionUID = 1L;
    private static final int MOST_IN_SUMMARY = 10;

    /**
     * Creates the exception.
     *
     * @param service the service that was called
     * @param response the response
     */
    public CallActionException(String service, JobResponse response) {
        super(service, "responded with errors: " + summary(response), response);
    }

    private static String summary(JobResponse response) {
        List<ActionResponse> failed = failed(response);
        String listed = failed.stream()
                .limit(MOST_IN_SUMMARY)
                .map(action -> action.action() + " " + SoaError.summary(action.errors()))
                .collect(Collectors.joining(", "));
        int more = failed.size() - MOST_IN_SUMMARY;
        return more > 0 ? listed + ", and " + more + " more actions" : listed;
    }

    private static List<ActionResponse> failed(JobResponse response) {
        return response.actions().stream().filter(ActionResponse::hasErrors).toList();
    }

    /**
     * Returns the responses of the actions that failed.
     *
     * @return the responses that hold errors, at least one
     */
    public List<ActionResponse> actions() {
        return failed(response());
    }

    @Override
    public List<SoaError> errors() {
        return actions().stream().flatMap(action -> action.errors().stream()).toList();
    }
}
