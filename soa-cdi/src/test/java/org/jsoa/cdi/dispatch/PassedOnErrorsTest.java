/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.RecordingAdapter;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.client.CallException;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the caller is told of the errors of a service that the called one calls. */
class PassedOnErrorsTest {

    private static final SoaError CALLERS =
            new SoaError("INVALID", "message", "items.0", "traceback", Map.of("x", 1L), List.of("permission"), true);
    private static final SoaError SERVICES = SoaError.of("BROKEN", "message");
    private static final List<SoaError> BOTH = List.of(CALLERS, SERVICES);

    @Service("example")
    @ApplicationScoped
    public static class Relay {

        @Inject
        @SoaClient("inner")
        ServiceClient inner;

        @Action("pass_on")
        public void passOn() {
            try {
                inner.callAction("get", null);
            } catch (CallException e) {
                throw ActionException.of(e);
            }
        }

        @Action("unchanged")
        public void unchanged() {
            throw ActionException.unchanged(BOTH);
        }

        @Action("caller_error")
        public void callerError() {
            throw new ActionException(BOTH);
        }

        @Action("service_error")
        public void serviceError() {
            throw ActionException.serviceError(BOTH);
        }

        @Action("pass_on_as_job")
        public void passOnAsJob() {
            try {
                inner.callAction("get", null);
            } catch (CallException e) {
                throw JobException.of(e);
            }
        }

        @Action("job_unchanged")
        public void jobUnchanged() {
            throw JobException.unchanged(BOTH);
        }

        @Action("job_caller_error")
        public void jobCallerError() {
            throw JobException.callerError(BOTH);
        }

        @Action("job_service_error")
        public void jobServiceError() {
            throw new JobException(BOTH);
        }
    }

    private final RecordingAdapter adapter = new RecordingAdapter();
    private final Container container = Container.of(Relay.class);

    @BeforeEach
    void activate() {
        container.get(SoaApplication.class).activate(adapter);
    }

    @AfterEach
    void close() {
        container.close();
    }

    private List<SoaError> errors(String action) {
        return container.run(action, Map.of()).errors();
    }

    private List<SoaError> jobErrors(String action) {
        return container.run(JobControl.DEFAULT, ActionRequest.of(action)).errors();
    }

    private static List<SoaError> blaming(boolean caller) {
        return BOTH.stream().map(error -> error.withCallerError(caller)).toList();
    }

    @Test
    void errorsOfACalledServiceKeepWhatTheySayOfTheCaller() {
        adapter.respond(new JobResponse(List.of(), Map.of(), List.of(ActionResponse.failed("get", BOTH))));
        assertThat(errors("pass_on")).isEqualTo(BOTH);
        assertThat(jobErrors("pass_on_as_job")).isEqualTo(BOTH);

        adapter.respond(JobResponse.failed(BOTH));
        assertThat(errors("pass_on")).isEqualTo(BOTH);
        assertThat(jobErrors("pass_on_as_job")).isEqualTo(BOTH);
    }

    @Test
    void errorsOfAnActionBlameTheCallerTheServiceOrWhomTheyAlreadyDo() {
        assertThat(errors("caller_error")).isEqualTo(blaming(true));
        assertThat(errors("service_error")).isEqualTo(blaming(false));
        assertThat(errors("unchanged")).isEqualTo(BOTH);
    }

    @Test
    void errorsOfAJobBlameTheServiceTheCallerOrWhomTheyAlreadyDo() {
        assertThat(jobErrors("job_service_error")).isEqualTo(blaming(false));
        assertThat(jobErrors("job_caller_error")).isEqualTo(blaming(true));
        assertThat(jobErrors("job_unchanged")).isEqualTo(BOTH);
    }
}
