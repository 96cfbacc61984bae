/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.junit.jupiter.api.Test;

class JobLogTest {

    private static final JobResponse GOOD =
            new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("login", Map.of("ok", true))));
    private static final JobResponse ACTION_ERROR = new JobResponse(
            List.of(), Map.of(), List.of(ActionResponse.failed("login", List.of(SoaError.of("NOPE", "No", "name")))));
    private static final JobResponse JOB_ERROR = JobResponse.failed(List.of(SoaError.of("BAD", "Bad")));

    private static IncomingJob job(Map<String, Object> body) {
        return new IncomingJob(
                "example",
                17L,
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("cid", List.of(5L)),
                        List.of(new ActionRequest("login", body), ActionRequest.of("status"))),
                null);
    }

    private static List<String> lines(
            java.util.logging.Level threshold, Level success, Level error, JobResponse response) {
        try (RecordedLog log = new RecordedLog(threshold)) {
            long[] now = new long[1];
            new JobLog(success, error, Set.of(), () -> now[0]).around(job(Map.of()), job -> {
                now[0] = 12_999_999;
                return response;
            });
            return log.lines();
        }
    }

    /** The level and the first two words of each line. */
    private static List<String> heads(
            java.util.logging.Level threshold, Level success, Level error, JobResponse response) {
        return lines(threshold, success, error, response).stream()
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    @Test
    void writesRequestAndResponseWithServiceActionsAndIds() {
        assertThat(lines(java.util.logging.Level.INFO, Level.INFO, Level.INFO, GOOD))
                .containsExactly(
                        "INFO Job request: example [\"login\", \"status\"], correlation id \"cid\", request id 17:"
                                + " {\"control\": {\"continue_on_error\": false, \"suppress_response\": false},"
                                + " \"context\": {\"correlation_id\": \"cid\", \"switches\": [5]},"
                                + " \"actions\": [{\"action\": \"login\", \"body\": {}},"
                                + " {\"action\": \"status\", \"body\": {}}]}",
                        "INFO Job response: example [\"login\", \"status\"], correlation id \"cid\", request id 17, after 12 ms:"
                                + " {\"errors\": [], \"context\": {},"
                                + " \"actions\": [{\"action\": \"login\", \"errors\": [], \"body\": {\"ok\": true}}]}");
    }

    @Test
    void writesWhatErrorsHoldAndLeavesOutWhatTheyDoNot() {
        assertThat(lines(java.util.logging.Level.INFO, Level.INFO, Level.INFO, ACTION_ERROR))
                .last()
                .asString()
                .endsWith("\"errors\": [{\"code\": \"NOPE\", \"message\": \"No\", \"field\": \"name\","
                        + " \"is_caller_error\": false}], \"body\": {}}]}");
    }

    @Test
    void writesTheRequestBeforeTheJobRuns() {
        try (RecordedLog log = new RecordedLog(java.util.logging.Level.INFO)) {
            new JobLog(Level.INFO, Level.INFO, Set.of()).around(job(Map.of()), job -> {
                assertThat(log.lines()).hasSize(1);
                return GOOD;
            });
        }
    }

    @Test
    void writesErrorsOfJobAndActionsAtTheirOwnLevel() {
        for (JobResponse response : List.of(ACTION_ERROR, JOB_ERROR)) {
            assertThat(heads(java.util.logging.Level.INFO, Level.INFO, Level.WARNING, response))
                    .containsExactly("INFO Job request", "WARNING Job response");
        }
    }

    @Test
    void writesARequestThatWasLeftOutOnceItsResponseHasErrors() {
        assertThat(heads(java.util.logging.Level.INFO, Level.DEBUG, Level.WARNING, ACTION_ERROR))
                .containsExactly("WARNING Job request", "WARNING Job response");
        assertThat(heads(java.util.logging.Level.INFO, Level.OFF, Level.INFO, ACTION_ERROR))
                .containsExactly("INFO Job request", "INFO Job response");
        assertThat(heads(java.util.logging.Level.INFO, Level.DEBUG, Level.WARNING, GOOD))
                .isEmpty();
    }

    @Test
    void writesNothingAtLevelsThatAreOff() {
        assertThat(heads(java.util.logging.Level.ALL, Level.OFF, Level.OFF, ACTION_ERROR))
                .isEmpty();
        assertThat(heads(java.util.logging.Level.ALL, Level.OFF, Level.OFF, GOOD))
                .isEmpty();
        assertThat(heads(java.util.logging.Level.WARNING, Level.INFO, Level.INFO, ACTION_ERROR))
                .isEmpty();
        assertThat(heads(java.util.logging.Level.INFO, Level.INFO, Level.OFF, ACTION_ERROR))
                .containsExactly("INFO Job request");
    }

    @Test
    void doesNotLookAtMessagesThatAreNotWritten() {
        Map<String, Object> untouchable = new Unreadable();
        JobResponse response = new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of("login", untouchable)));

        try (RecordedLog log = new RecordedLog(java.util.logging.Level.WARNING)) {
            assertThat(new JobLog(Level.INFO, Level.INFO, Set.of()).around(job(untouchable), job -> response))
                    .isSameAs(response);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void respondsToTheJobEvenIfItCannotBeWritten() {
        try (RecordedLog log = new RecordedLog(java.util.logging.Level.INFO)) {
            assertThat(new JobLog(Level.INFO, Level.INFO, Set.of()).around(job(new Unreadable()), job -> GOOD))
                    .isSameAs(GOOD);
            assertThat(log.lines().get(0))
                    .startsWith("INFO Job request: example [\"login\", \"status\"], correlation id \"cid\"")
                    .endsWith("... (the rest cannot be written: \"java.lang.IllegalStateException: unreadable\")");
        }
    }

    @Test
    void hidesSecretsOfRequestAndResponseWithoutChangingThem() {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("password", "swordfish", "nick", "bob"));
        JobResponse response = new JobResponse(
                List.of(),
                Map.of("authToken", "t0ken"),
                List.of(new ActionResponse(
                        "login",
                        List.of(SoaError.of("E", "e").withVariables(Map.of("pins", List.of("4711")))),
                        Map.of("nick", "bob"))));

        try (RecordedLog log = new RecordedLog(java.util.logging.Level.INFO)) {
            new JobLog(Level.INFO, Level.INFO, Set.of("nick")).around(job(body), job -> {
                assertThat(job.request().actions().get(0).body()).isEqualTo(body);
                return response;
            });
            assertThat(String.join("\n", log.lines()))
                    .doesNotContain("swordfish", "bob", "t0ken", "4711")
                    .contains(
                            "\"password\": \"**********\"",
                            "\"nick\": \"**********\"",
                            "\"authToken\": \"**********\"",
                            "\"pins\": [\"**********\"]");
        }
        assertThat(body).isEqualTo(Map.of("password", "swordfish", "nick", "bob"));
        assertThat(response.context()).isEqualTo(Map.of("authToken", "t0ken"));
    }

    @Test
    void letsNoCorrelationIdOrActionNameForgeALine() {
        IncomingJob forged = new IncomingJob(
                "example",
                1L,
                new JobRequest(
                        JobControl.DEFAULT,
                        JobContext.of("a\nINFO Job request", List.of()),
                        List.of(ActionRequest.of("b\r\nc"))),
                null);

        try (RecordedLog log = new RecordedLog(java.util.logging.Level.INFO)) {
            new JobLog(Level.INFO, Level.INFO, Set.of()).around(forged, job -> GOOD);
            assertThat(log.lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                    .doesNotContain("\n", "\r"));
        }
    }

    /** A map that an application could put into a body. */
    private static final class Unreadable extends AbstractMap<String, Object> {
        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new IllegalStateException("unreadable");
        }
    }
}
