/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.client.ActionCall;
import org.jsoa.client.CallActionException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.test.shared.SharedApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bean calls a service through an injected client. The tests run inside Payara Micro and call through Redis. */
@ExtendWith(ArquillianExtension.class)
class InjectedClientIT {

    @Inject
    @SoaClient("probe")
    ServiceClient probe;

    @Deployment
    static WebArchive application() {
        return SharedApplications.probe();
    }

    @Test
    void getsTheBodyOfTheAction() {
        ActionResponse response = probe.callAction("greet", Map.of("first_name", "Ada"));

        assertThat(response.body()).containsExactly(Map.entry("greeting_text", "Hello, Ada!"));
    }

    @Test
    void getsTheResponsesOfSeveralActionsInOrder() {
        JobResponse response =
                probe.callActions(List.of(ActionCall.of("greet", Map.of("first_name", "Ada")), ActionCall.of("seen")));

        assertThat(response.actions()).extracting(ActionResponse::action).containsExactly("greet", "seen");
    }

    @Test
    void passesItsContextToCallsMadeInside() {
        CallOptions options = CallOptions.DEFAULT
                .withCorrelationId("first-cause")
                .withSwitches(Set.of(5L))
                .withContext(Map.of("note", "free"));

        Map<String, Object> body =
                probe.with(options).callAction("relay", Map.of()).body();

        assertThat(context(body, "outer"))
                .containsEntry("correlation_id", "first-cause")
                .containsEntry("switches", List.of(5L))
                .containsEntry("note", "free");
        assertThat(context(body, "inner"))
                .containsEntry("correlation_id", "first-cause")
                .containsEntry("note", "free")
                .containsEntry("added", "by relay")
                .containsEntry("calling_service", "probe");
        assertThat((List<?>) context(body, "inner").get("switches")).isEqualTo(List.of(5L, 11L));
    }

    @Test
    void isToldEveryFieldAtFault() {
        assertThatExceptionOfType(CallActionException.class)
                .isThrownBy(() -> probe.callAction("greet", Map.of("first_name", " ", "age", 151)))
                .satisfies(failure -> assertThat(failure.errors())
                        .allMatch(SoaError::callerError)
                        .extracting(SoaError::field)
                        .containsExactlyInAnyOrder("first_name", "age"));
    }

    @Test
    void isToldThatTheActionIsUnknown() {
        assertThatExceptionOfType(CallActionException.class)
                .isThrownBy(() -> probe.callAction("gret", Map.of()))
                .satisfies(failure ->
                        assertThat(failure.errors()).extracting(SoaError::code).containsExactly(ErrorCodes.UNKNOWN));
    }

    @Test
    void isToldOfAnUncaughtException() {
        assertThatExceptionOfType(CallActionException.class)
                .isThrownBy(() -> probe.callAction("explode", Map.of()))
                .satisfies(failure -> assertThat(failure.errors())
                        .extracting(SoaError::message)
                        .containsExactly("Internal server error: out of powder"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> context(Map<String, Object> body, String key) {
        return (Map<String, Object>) body.get(key);
    }
}
