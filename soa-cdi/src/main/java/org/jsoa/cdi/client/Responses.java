/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import org.jsoa.client.CallActionException;
import org.jsoa.client.CallJobException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/** Throws the errors of a response as exceptions, unless the options leave them in it. */
final class Responses {

    private Responses() {}

    static JobResponse checked(String service, JobResponse response, CallOptions.Raise raise) {
        if (raise.jobErrors() && !response.errors().isEmpty()) {
            throw new CallJobException(service, response);
        }
        if (raise.actionErrors() && response.actions().stream().anyMatch(ActionResponse::hasErrors)) {
            throw new CallActionException(service, response);
        }
        return response;
    }

    /** Returns the response of the only action of a job. */
    static ActionResponse only(String service, String action, JobResponse response) {
        if (!response.errors().isEmpty()) {
            return ActionResponse.failed(action, response.errors());
        }
        if (response.actions().isEmpty()) {
            throw new InvalidMessageException(service, "the response to the action " + action + " is missing", null);
        }
        return response.actions().get(0);
    }
}
