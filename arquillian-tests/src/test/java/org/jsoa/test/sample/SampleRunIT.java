/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample as a new user runs it: one command, a page, Ctrl-C. */
class SampleRunIT {

    private static final String FIRST_CALL =
            "{\"customer\": \"Ada\", \"lines\": [{\"product\": \"pen\", \"quantity\": 2}]}";

    @Test
    void servesItsPageUntilItIsStopped() throws Exception {
        try (SampleProcess sample = SampleProcess.start("soa-sample.war", "api/orders", FIRST_CALL)) {
            sample.awaitRunning();
            assertThat(sample.output())
                    .contains(
                            "Page   " + sample.page(),
                            "-d '" + FIRST_CALL + "' " + sample.page() + "api/orders",
                            "redis://127.0.0.1:");

            RestFront rest = new RestFront(sample.page());
            assertThat(rest.text("")).contains("<title>JSOA sample</title>");
            assertTakesAndCancelsAnOrder(rest);
            assertQuotesByTheSwitch(rest);
            assertTellsWhatIsWrong(rest);
            assertTellsTheStatusOfServices(rest);

            List<ProcessHandle> children = sample.children();
            sample.stop();
            assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
    }

    private static void assertTakesAndCancelsAnOrder(RestFront rest) throws Exception {
        RestFront.Response placed = rest.post("orders", FIRST_CALL);
        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().getInt("number")).isEqualTo(1);
        assertThat(placed.body().getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("2.40");
        assertThat(rest.text("api/products")).contains("\"available\":98");
        assertThat(rest.get("orders/1").body()).isEqualTo(placed.body());

        assertThat(rest.delete("orders/1").body()).isEqualTo(placed.body());
        assertThat(rest.text("api/products")).contains("\"available\":100");
        assertThat(rest.get("orders/1").error().getString("code")).isEqualTo("UNKNOWN_ORDER");
    }

    private static void assertQuotesByTheSwitch(RestFront rest) throws Exception {
        JsonObject listPrice = rest.post("orders/quote", FIRST_CALL).body();
        JsonObject discount =
                rest.post("orders/quote?discount=true", FIRST_CALL).body();

        assertThat(listPrice.getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("2.40");
        assertThat(discount.getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("2.16");
    }

    private static void assertTellsWhatIsWrong(RestFront rest) throws Exception {
        RestFront.Response incomplete = rest.post("orders", "{\"lines\": [{\"product\": \"pen\"}]}");
        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(incomplete.body().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("code"), error -> error.getString("field"))
                .containsExactlyInAnyOrder(tuple("INVALID", "customer"), tuple("INVALID", "lines.0.quantity"));

        RestFront.Response outOfStock =
                rest.post("orders", FIRST_CALL.replace("pen", "stapler").replace("2", "3"));
        assertThat(outOfStock.status()).isEqualTo(400);
        assertThat(outOfStock.error().getString("code")).isEqualTo("OUT_OF_STOCK");
        assertThat(outOfStock.error().getString("field")).isEqualTo("lines.0.quantity");
        assertThat(outOfStock.error().getJsonObject("variables").getInt("available"))
                .isEqualTo(2);

        assertThat(rest.post("orders", "no JSON").status()).isEqualTo(400);
    }

    private static void assertTellsTheStatusOfServices(RestFront rest) throws Exception {
        assertThat(rest.get("services/stock/status").body()).containsKey("version");
        assertThat(rest.get("services/nobody/status").status()).isEqualTo(504);
    }

    @Test
    void saysInOneLineThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                SampleProcess sample =
                        SampleProcess.start("soa-sample.war", "api/orders", FIRST_CALL, taken.getLocalPort())) {
            sample.awaitRunning();

            assertThat(sample.awaitEnd()).isEqualTo(1);
            assertThat(sample.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("port " + taken.getLocalPort() + " cannot be used");
        }
    }
}
