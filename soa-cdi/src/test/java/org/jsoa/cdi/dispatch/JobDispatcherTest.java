/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jsoa.cdi.action.ActionHandler;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.fixture.NoMiddleware;
import org.jsoa.cdi.fixture.NoObserver;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.RecordedLog;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.cdi.time.StuckJobs;
import org.jsoa.cdi.time.TimeLimits;
import org.jsoa.cdi.transaction.OpenTransactions;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.ActionException;
import org.jsoa.service.JobException;
import org.junit.jupiter.api.Test;

class JobDispatcherTest {

    private static final UnforeseenFailures HIDDEN = new UnforeseenFailures(false, false);

    private final List<String> ran = new ArrayList<>();

    private final Map<String, ActionHandler> actions = Map.of(
            "echo",
            body -> {
                ran.add("echo");
                return body;
            },
            "fail",
            body -> {
                ran.add("fail");
                throw new ActionException(List.of(
                        new SoaError("FIRST", "The first error", "a.b.0", null, Map.of("x", 1L), null, false),
                        SoaError.of("SECOND", "The second error")));
            },
            "ours",
            body -> {
                throw ActionException.serviceError(List.of(SoaError.of("OURS", "Not the caller")));
            },
            "job_fail",
            body -> {
                throw new JobException("JOB_FAIL", "A job error raised by an action");
            },
            "boom",
            body -> {
                throw new IllegalStateException("boom");
            },
            "overflow",
            body -> {
                throw new StackOverflowError();
            },
            "interrupted",
            body -> {
                throw new InterruptedException("the action says so");
            },
            "interrupting",
            body -> {
                Thread.currentThread().interrupt();
                return Map.of();
            },
            "tell",
            body -> Map.of("interrupted", Thread.interrupted()));

    private static JobDispatcher dispatcher(
            Map<String, Map<String, ActionHandler>> services, UnforeseenFailures failures) {
        return new JobDispatcher(
                new ActionTable(services),
                new Tracing(failures, new LogIds(false, List.of())),
                new CurrentRequest(),
                new NoMiddleware(),
                new JobTimes(new PerService<>(Map.of(), TimeLimits.NONE), new StuckJobs()),
                new NoObserver(),
                OpenTransactions.NONE);
    }

    private JobResponse run(JobControl control, String... names) {
        return run(HIDDEN, control, names);
    }

    private JobResponse run(UnforeseenFailures failures, JobControl control, String... names) {
        List<ActionRequest> requests = java.util.Arrays.stream(names)
                .map(name -> new ActionRequest(name, Map.of("of", name)))
                .toList();
        return dispatcher(Map.of("example", actions), failures)
                .dispatch(
                        new IncomingJob(
                                "example",
                                1L,
                                new JobRequest(control, JobContext.of("cid", List.of(7L)), requests),
                                null),
                        (time, response) -> true);
    }

    @Test
    void respondsToActionsInOrderWithTheCorrelationId() {
        assertThat(run(JobControl.DEFAULT, "echo", "echo"))
                .isEqualTo(new JobResponse(
                        List.of(),
                        Map.of("correlation_id", "cid"),
                        List.of(
                                ActionResponse.of("echo", Map.of("of", "echo")),
                                ActionResponse.of("echo", Map.of("of", "echo")))));
    }

    @Test
    void stopsAfterTheFirstActionWithErrors() {
        JobResponse response = run(JobControl.DEFAULT, "echo", "fail", "echo");

        assertThat(response.errors()).isEmpty();
        assertThat(response.actions()).extracting(ActionResponse::action).containsExactly("echo", "fail");
        assertThat(ran).containsExactly("echo", "fail");
    }

    @Test
    void anActionThatWasInterruptedDoesNotAffectTheNextOne() {
        JobResponse response = run(JobControl.of(true, false), "interrupted", "tell", "interrupting", "tell");

        assertThat(response.actions())
                .filteredOn(action -> action.action().equals("tell"))
                .extracting(ActionResponse::body)
                .containsExactly(Map.of("interrupted", false), Map.of("interrupted", false));
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void goesOnAfterErrorsIfAskedTo() {
        assertThat(run(JobControl.of(true, false), "fail", "nosuch", "boom", "echo")
                        .actions())
                .extracting(ActionResponse::action)
                .containsExactly("fail", "nosuch", "boom", "echo");
    }

    @Test
    void respondsWithEveryErrorOfAnActionAndBlamesTheCaller() {
        assertThat(run(JobControl.DEFAULT, "fail").actions().get(0).errors())
                .containsExactly(
                        new SoaError("FIRST", "The first error", "a.b.0", null, Map.of("x", 1L), null, true),
                        SoaError.of("SECOND", "The second error").withCallerError(true));
    }

    @Test
    void doesNotBlameTheCallerForAServersFault() {
        assertThat(run(JobControl.DEFAULT, "ours").actions().get(0).errors())
                .containsExactly(SoaError.of("OURS", "Not the caller"));
    }

    @Test
    void respondsToAnUnknownAction() {
        assertThat(run(JobControl.DEFAULT, "nosuch").actions())
                .containsExactly(ActionResponse.failed(
                        "nosuch",
                        List.of(SoaError.of("UNKNOWN", "The action \"nosuch\" was not found on this server.", "action")
                                .withCallerError(true))));
    }

    @Test
    void doesNotRepeatAnUnknownNameRaw() {
        String message = run(JobControl.DEFAULT, "no\nsuch".repeat(1000))
                .actions()
                .get(0)
                .errors()
                .get(0)
                .message();

        assertThat(message).doesNotContain("\n").hasSizeLessThan(500);
    }

    @Test
    void failsTheWholeJobOnAJobException() {
        assertThat(run(JobControl.of(true, false), "echo", "job_fail", "echo"))
                .isEqualTo(JobResponse.failed(List.of(SoaError.of("JOB_FAIL", "A job error raised by an action"))));
        assertThat(ran).containsExactly("echo");
    }

    @Test
    void turnsAnyOtherExceptionIntoAServerError() {
        UnforeseenFailures shown = new UnforeseenFailures(true, false);

        assertThat(run(shown, JobControl.DEFAULT, "boom").actions().get(0).errors())
                .containsExactly(SoaError.of("SERVER_ERROR", "Internal server error: boom"));
        assertThat(run(shown, JobControl.DEFAULT, "overflow").actions().get(0).errors())
                .containsExactly(SoaError.of("SERVER_ERROR", "Internal server error: java.lang.StackOverflowError"));
    }

    @Test
    void hidesTheMessagesOfUnexpectedExceptionsBehindAnIdThatTheLogHas() {
        try (RecordedLog log = new RecordedLog(UnforeseenFailures.class.getName(), Level.SEVERE)) {
            SoaError error =
                    run(JobControl.DEFAULT, "boom").actions().get(0).errors().get(0);

            assertThat(error.message()).matches("Internal server error \\(id [0-9a-f]{16}\\)");
            String id = error.message().replaceAll(".*id (.*)\\)", "$1");
            assertThat(log.lines())
                    .containsExactly("SEVERE action example.boom failed, id " + id + ", correlation id cid");
        }
    }

    @Test
    void sendsTracebacksOnlyIfToldTo() {
        SoaError error = run(new UnforeseenFailures(false, true), JobControl.DEFAULT, "boom")
                .actions()
                .get(0)
                .errors()
                .get(0);

        assertThat(error.traceback()).startsWith("java.lang.IllegalStateException: boom\n\tat ");
    }

    @Test
    void refusesAJobOfAServiceThatIsNotServed() {
        JobResponse response = dispatcher(Map.of(), HIDDEN)
                .dispatch(
                        new IncomingJob(
                                "other",
                                1L,
                                new JobRequest(
                                        JobControl.DEFAULT,
                                        JobContext.of("cid", List.of()),
                                        List.of(ActionRequest.of("a"))),
                                null),
                        (time, overdue) -> true);

        assertThat(response.errors()).extracting(SoaError::code).containsExactly("SERVER_ERROR");
    }
}
