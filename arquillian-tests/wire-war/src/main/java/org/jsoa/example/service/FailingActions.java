/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.service.Service;

/** The ways in which an action can fail. */
@Service("example")
@ApplicationScoped
public class FailingActions {

    /** Fails with two errors of the caller: one of a field, with variables, and one of permissions. */
    @Action(value = "fail", description = "Responds with two errors that blame the caller.")
    public void fail() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("x", 1L);
        variables.put("why", "because");
        throw new ActionException(List.of(
                SoaError.of("FIRST", "The first error", "a.b.0").withVariables(variables),
                SoaError.of("SECOND", "The second error").withDeniedPermissions(List.of("may_fail"))));
    }

    /** Fails with an error of the service. */
    @Action("fail_ours")
    public void failOurs() {
        throw ActionException.serviceError(List.of(SoaError.of("OURS", "Not the caller")));
    }

    /** Fails the whole job. */
    @Action("job_fail")
    public void failJob() {
        throw new JobException(List.of(
                SoaError.of("JOB_FAIL", "A job error raised by an action").withVariables(Map.of("y", 2L))));
    }

    /**
     * Fails with an exception that is no error of the application.
     *
     * @param body {@code why} goes into the message
     */
    @Action("boom")
    public void boom(Map<String, Object> body) {
        throw new IllegalStateException("boom \u00e9: " + body.get("why"));
    }
}
