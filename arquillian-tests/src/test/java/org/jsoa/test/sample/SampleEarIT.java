/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.PayaraServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample as an EAR on a full Payara Server. */
class SampleEarIT {

    private static final int DEPLOYMENTS = 10;

    private static PayaraServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = PayaraServer.start(Map.of("soa.redis.url", System.getProperty(TestFiles.REDIS_URL)));
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    private static RestFront.Response order(String product, int quantity) throws Exception {
        return new RestFront(server.address()).post("orders", """
                {"customer": "Ada", "lines": [{"product": "%s", "quantity": %d}]}""".formatted(product, quantity));
    }

    private static void assertOneServiceCallsTheOther() throws Exception {
        RestFront.Response placed = order("pen", 2);
        assertThat(placed.status()).isEqualTo(200);
        assertThat(placed.body().getInt("number")).isEqualTo(1);
        assertThat(placed.body().getJsonNumber("total").bigDecimalValue()).isEqualByComparingTo("2.40");

        RestFront.Response refused = order("stapler", 3);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().getString("code")).isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void servesAfterEveryDeploymentAndLeavesNothingAfterTheLast() throws Exception {
        try (WirePeer peer = new WirePeer("orders")) {
            for (int i = 0; i < DEPLOYMENTS; i++) {
                server.deploy(TestFiles.file("soa-sample.ear"));
                assertOneServiceCallsTheOther();
                assertThat(peer.connectionsNamed("jsoa")).isPositive();
                server.undeploy("soa-sample");
            }
            assertThat(peer.connectionsNamed("jsoa")).isZero();
        }
        assertThat(server.threads()).doesNotContain("org.jsoa.");
        for (String service : List.of("orders", "stock")) {
            assertThat(server.log())
                    .containsSubsequence(
                            "the service " + service + " takes jobs",
                            "the service " + service + " takes no more jobs",
                            "the service " + service + " has stopped");
        }
        // The server's thread that stopped the adapter and caches of the JDK may keep the last one for some time.
        // A thread that the server's pool adds for an adapter keeps that adapter. A leak would keep each of the ten.
        assertThat(server.loadersOf("org.jsoa.rar.SoaResourceAdapter")).isLessThan(DEPLOYMENTS / 2);
        assertThat(server.loadersOf("org.jsoa.cdi.SoaExtension")).isLessThanOrEqualTo(2);
    }
}
