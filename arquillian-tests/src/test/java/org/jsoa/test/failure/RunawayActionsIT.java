/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Actions on Payara Micro that run without an end, and the events of a service. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RunawayActionsIT {

    @Deployment
    static WebArchive application() {
        return TestApplication.empty("runaway.war").addClasses(RunawayActions.class, ServiceEventActions.class);
    }

    private static String codeOf(WirePeer peer, String action) {
        return firstAction(peer.call(action, "{}"))
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("code");
    }

    private static JsonObject firstAction(JsonObject response) {
        return response.getJsonArray("actions").getJsonObject(0);
    }

    private static JsonArray warnings(WirePeer peer) {
        return firstAction(peer.call("status", "{}"))
                .getJsonObject("body")
                .getJsonObject("healthcheck")
                .getJsonArray("warnings");
    }

    @Test
    void theServiceGoesOnWhileActionsSleepAndSpin() {
        try (WirePeer peer = new WirePeer("runaway")) {
            for (int i = 0; i < 3; i++) {
                assertThat(codeOf(peer, "sleep")).isEqualTo("ACTION_TIMEOUT");
            }
            assertThat(codeOf(peer, "spin")).isEqualTo("ACTION_TIMEOUT");

            assertThat(firstAction(peer.call("quick", "{}"))
                            .getJsonObject("body")
                            .getBoolean("done"))
                    .isTrue();
            assertThat(warnings(peer).toString()).contains("STUCK_JOBS", ": 1\"");
            peer.call("release", "{}");
            await().untilAsserted(() -> assertThat(warnings(peer).toString()).doesNotContain("STUCK_JOBS"));
        }
    }

    @Test
    void observersGetTheEventsOfAService() {
        try (WirePeer peer = new WirePeer("observed")) {
            // A service that is called more often is never idle.
            await().pollInterval(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(firstAction(peer.call("events", "{}"))
                                    .getJsonObject("body")
                                    .getJsonArray("events")
                                    .getValuesAs(JsonString::getString))
                            .startsWith("ServiceStarting", "ServiceStarted")
                            .contains("JobReceived", "correlation id wire-1", "JobCompleted", "ServiceIdle"));
        }
    }
}
