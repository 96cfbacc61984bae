/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.jsoa.test.peer.WirePeer;
import org.junit.jupiter.api.Test;

/** The sample as a newcomer meets it: one command, a page, Ctrl-C. */
class SampleRunIT {

    @Test
    void servesItsPageUntilItIsStopped() throws Exception {
        try (SampleProcess sample = SampleProcess.start()) {
            sample.awaitRunning();
            assertThat(sample.output()).contains("Page   " + sample.page(), "curl -s", "redis://127.0.0.1:");

            RestFront rest = new RestFront(sample.page());
            assertThat(rest.get("").body()).contains("<title>JSOA sample</title>");
            assertThat(rest.get("api/actions").body()).contains("\"square\"");
            assertAnswers(rest);
            assertSendsTracebacks(sample.redis());

            List<ProcessHandle> children = sample.children();
            sample.stop();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
    }

    private static void assertSendsTracebacks(URI redis) {
        try (WirePeer peer = new WirePeer("example", redis)) {
            JsonObject failed = peer.call("boom", "{}").getJsonArray("actions").getJsonObject(0);

            assertThat(failed.getJsonArray("errors").getJsonObject(0).getString("traceback"))
                    .contains("\n\tat org.jsoa.sample.service.");
        }
    }

    private static void assertAnswers(RestFront rest) throws IOException, InterruptedException {
        RestFront.Answer square = rest.call("example/square", "{\"number\": 7}");
        assertThat(square.status()).isEqualTo(200);
        assertThat(square.body().getInt("result")).isEqualTo(49);

        RestFront.Answer values = rest.call("example/echo", "{\"sample\": true}");
        assertThat(values.body().getString("decimal")).isEqualTo("-12345.678900");
        assertThat(values.body().getJsonObject("amount").getString("currency")).isEqualTo("USD");

        RestFront.Answer refused = rest.call("example/power", "{\"base\": 0, \"exponent\": 0}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo("UNDEFINED");

        assertThat(rest.call("example/boom", "{}").status()).isEqualTo(500);
        assertThat(rest.call("nobody/square?timeout=1", "{}").status()).isEqualTo(504);
    }

    @Test
    void saysInOneLineThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                SampleProcess sample = SampleProcess.start(taken.getLocalPort())) {
            sample.awaitRunning();

            assertThat(sample.awaitEnd()).isEqualTo(1);
            assertThat(sample.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("port " + taken.getLocalPort() + " cannot be used");
        }
    }
}
