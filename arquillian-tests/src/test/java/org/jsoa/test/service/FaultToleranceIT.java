/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.jsoa.test.peer.Responses;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.shared.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** MicroProfile Fault Tolerance on actions: what callers get, with and without middleware that translates its exceptions. */
@ExtendWith(SharedServer.class)
class FaultToleranceIT {

    private WirePeer plain;
    private WirePeer translated;
    private WirePeer another;

    @BeforeEach
    void connect(MicroServer server) {
        plain = server.peer("platform");
        translated = server.peer("translated");
        another = server.peer("translated");
    }

    @AfterEach
    void disconnect() {
        plain.close();
        translated.close();
        another.close();
    }

    private static String attempt(String key, int failures, boolean refusing) {
        return "{\"key\": \"%s\", \"failures\": %d, \"refusing\": %s}".formatted(key, failures, refusing);
    }

    private static JsonObject attempt(WirePeer peer, String action, boolean refusing) {
        return peer.call(action, attempt(action, 100, refusing));
    }

    private String halve(String action, String number) {
        JsonObject response = Responses.action(plain.call(action, "{\"number\": " + number + "}"));
        return response.getJsonArray("errors").isEmpty()
                ? response.getJsonObject("body").toString()
                : response.getJsonArray("errors").getJsonObject(0).getString("code");
    }

    @Test
    void timeoutInterruptsTheAction() {
        assertThat(Responses.failure(plain.call("time_out", "{}"))).startsWith("SERVER_ERROR: Internal server error: ");
        assertThat(Responses.failure(translated.call("time_out", "{}"))).isEqualTo("TOO_SLOW: time_out took too long");
    }

    @Test
    void retryRunsTheActionAgain() {
        assertThat(Responses.body(plain.call("retry", attempt("a", 2, false))).getInt("number"))
                .isEqualTo(3);
        assertThat(Responses.failure(plain.call("retry", attempt("b", 100, false))))
                .isEqualTo("SERVER_ERROR: Internal server error: attempt 4 failed");
    }

    @Test
    void retryTakesErrorsOfTheApplicationForFailuresUnlessToldOtherwise() {
        assertThat(Responses.failure(plain.call("retry", attempt("c", 100, true))))
                .isEqualTo("REFUSED: attempt 4 is refused (caller)");
        assertThat(Responses.failure(plain.call("retry_failures", attempt("d", 100, true))))
                .isEqualTo("REFUSED: attempt 1 is refused (caller)");
    }

    @Test
    void circuitBreakerRefusesCallsAfterFailures() {
        for (int i = 1; i <= 2; i++) {
            assertThat(Responses.failure(attempt(plain, "break", true))).startsWith("REFUSED");
            assertThat(Responses.failure(attempt(translated, "break", true))).startsWith("REFUSED");
        }

        assertThat(Responses.failure(attempt(plain, "break", true)))
                .startsWith("SERVER_ERROR: Internal server error: ");
        assertThat(Responses.failure(attempt(translated, "break", true)))
                .isEqualTo("TRY_LATER: break cannot be called now");
    }

    @Test
    void circuitBreakerDoesNotCountErrorsOfTheApplicationIfToldSo() {
        for (int i = 1; i <= 4; i++) {
            assertThat(Responses.failure(attempt(plain, "break_on_failures", true)))
                    .isEqualTo("REFUSED: attempt " + i + " is refused (caller)");
        }
    }

    @Test
    void bulkheadRefusesCallsBeyondItsSize() {
        translated.send("occupy", "{}");
        Responses.body(another.call("await_occupied", "{}"));

        assertThat(Responses.failure(another.call("occupy", "{}"))).isEqualTo("TRY_LATER: occupy cannot be called now");

        Responses.body(another.call("release", "{}"));
        Responses.body(translated.receive());
    }

    @Test
    void fallbackReplacesEveryFailureUnlessConfiguredOtherwise() {
        assertThat(halve("halve", "4")).isEqualTo("{\"number\":2}");
        for (String number : new String[] {"3", "1", "-2"}) {
            assertThat(halve("halve", number)).as(number).isEqualTo("{\"number\":0}");
        }
        assertThat(halve("halve_carefully", "3")).isEqualTo("{\"number\":0}");
        assertThat(halve("halve_carefully", "1")).isEqualTo("INDIVISIBLE");
        assertThat(halve("halve_carefully", "-2")).isEqualTo("INVALID");
        assertThat(halve("halve", "\"x\"")).isEqualTo("INVALID");
    }
}
