/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.jsoa.test.peer.Responses;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.shared.SharedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions that end with errors of the virtual machine or return values that cannot be sent. */
@ExtendWith(SharedServer.class)
class MisbehavingActionsIT {

    private WirePeer peer;

    @BeforeEach
    void connect(MicroServer server) {
        peer = server.peer("platform");
    }

    @AfterEach
    void goesOn() {
        assertThat(Responses.body(peer.call("outcome", "{}"))).containsKey("status");
        peer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "overflow, java.lang.StackOverflowError",
        "exhaust, Requested array size exceeds VM limit",
        "pretend_exhausted, java.lang.OutOfMemoryError",
        "return_itself, java.lang.StackOverflowError"
    })
    void respondsForAnActionThatFailsWithAnError(String action, String message) {
        assertThat(Responses.failure(peer.call(action, "{}")))
                .isEqualTo("SERVER_ERROR: Internal server error: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return_object", "return_holder"})
    void replacesAResponseThatHoldsAnObjectThatCannotBeSent(String action) {
        JsonObject response = peer.call(action, "{}");

        assertThat(response.getJsonArray("actions")).isEmpty();
        assertThat(response.getJsonArray("errors").toString())
                .contains("\"RESPONSE_NOT_SERIALIZABLE\"")
                .doesNotContain("secret");
    }
}
