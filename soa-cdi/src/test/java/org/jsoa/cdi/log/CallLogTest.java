/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log of a caller says about calls that take too long. */
class CallLogTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final OutgoingJob JOB = OutgoingJob.of(
            "users",
            new JobRequest(
                    JobControl.DEFAULT, JobContext.of("cid\nforged", List.of()), List.of(ActionRequest.of("get"))),
            TIMEOUT);

    private long now;
    private final CallLog calls = new CallLog(() -> now);
    private final RecordedLog log = new RecordedLog(CallLog.LOGGER_NAME, Level.WARNING);

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void timeOut() {
        calls.timedOut(JOB, "no response from service users");
    }

    private void respondAfter(Duration time) {
        long begin = calls.now();
        now += time.toNanos();
        calls.responded(JOB, TIMEOUT, begin);
    }

    @Test
    void namesServiceActionsAndCorrelationIdOfACallWithoutAResponse() {
        timeOut();

        assertThat(log.lines())
                .containsExactly(
                        "WARNING call without a response in time: \"no response from service users\", actions [\"get\"],"
                                + " correlation id \"cid\\nforged\", number of such calls since the last line: 1");
    }

    @Test
    void writesOneLineInTenSecondsWithTheNumberOfCalls() {
        timeOut();
        timeOut();
        timeOut();
        assertThat(log.lines()).hasSize(1);

        now += Duration.ofSeconds(10).toNanos();
        timeOut();
        assertThat(log.lines()).hasSize(2).last().asString().endsWith("since the last line: 3");
    }

    @Test
    void writesSlowCallsOnly() {
        respondAfter(Duration.ofMillis(749));
        assertThat(log.lines()).isEmpty();

        respondAfter(Duration.ofMillis(750));
        assertThat(log.lines())
                .containsExactly("WARNING slow response from service \"users\": 750 of 1000 ms, actions [\"get\"],"
                        + " correlation id \"cid\\nforged\", number of such calls since the last line: 1");
    }
}
