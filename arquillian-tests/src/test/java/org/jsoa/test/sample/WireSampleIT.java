/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import org.jsoa.test.peer.WirePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service {@code example}, the twin of PySOA's, run by the launcher in the sample's place. */
class WireSampleIT {

    private static SampleProcess sample;
    private static RestFront rest;

    @BeforeAll
    static void run() throws Exception {
        sample = SampleProcess.start("soa-wire.war", "api/example/square", "{\"number\": 7}");
        sample.awaitRunning();
        rest = new RestFront(sample.page());
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void invitesToACallOfTheService() {
        assertThat(sample.output()).contains("-d '{\"number\": 7}' " + sample.page() + "api/example/square");
    }

    @Test
    void servesThePageAndTheListOfActionsBehindIt() throws Exception {
        assertThat(rest.text("")).contains("<title>JSOA example service</title>");
        assertThat(rest.text("api/actions")).contains("\"square\"");
    }

    @Test
    void respondsWithTheBodyOfTheAction() throws Exception {
        RestFront.Response square = rest.post("example/square", "{\"number\": 7}");
        assertThat(square.status()).isEqualTo(200);
        assertThat(square.body().getInt("result")).isEqualTo(49);

        RestFront.Response values = rest.post("example/echo", "{\"sample\": true}");
        assertThat(values.body().getString("decimal")).isEqualTo("-12345.678900");
        assertThat(values.body().getJsonObject("amount").getString("currency")).isEqualTo("USD");
    }

    @Test
    void tellsByTheStatusWhoseFaultAnErrorIs() throws Exception {
        RestFront.Response refused = rest.post("example/power", "{\"base\": 0, \"exponent\": 0}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().getString("code")).isEqualTo("UNDEFINED");

        assertThat(rest.post("example/boom", "{}").status()).isEqualTo(500);
        assertThat(rest.post("nobody/square?timeout=1", "{}").status()).isEqualTo(504);
    }

    @Test
    void sendsTracebacksToItsCallers() {
        URI redis = sample.redis();
        try (WirePeer peer = new WirePeer("example", redis)) {
            JsonObject failed = peer.call("boom", "{}").getJsonArray("actions").getJsonObject(0);

            assertThat(failed.getJsonArray("errors").getJsonObject(0).getString("traceback"))
                    .contains("\n\tat org.jsoa.example.service.");
        }
    }
}
