/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static void callThroughRedis() throws Exception {
        RestFront.Response response = new RestFront(server.address())
                .post("example/chain", "{\"service\": \"example\", \"action\": \"square\", \"body\": {\"number\": 7}}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body().getJsonObject("inner").getInt("result")).isEqualTo(49);
    }

    @Test
    void servesAfterEveryDeploymentAndLeavesNothingAfterTheLast() throws Exception {
        try (WirePeer peer = new WirePeer("example")) {
            for (int i = 0; i < DEPLOYMENTS; i++) {
                server.deploy(TestFiles.file("soa-sample.ear"));
                callThroughRedis();
                assertThat(peer.connectionsNamed("jsoa")).isPositive();
                server.undeploy("soa-sample");
            }
            assertThat(peer.connectionsNamed("jsoa")).isZero();
        }
        assertThat(server.threads()).doesNotContain("org.jsoa.");
        assertThat(server.log())
                .containsSubsequence(
                        "the service example takes jobs",
                        "the service example takes no more jobs",
                        "the service example has stopped");
        // The last one may be held a while, by the server's thread that stopped the adapter and by caches of the JDK
        // that hold one entry; what matters is that none is held for each deployment.
        assertThat(server.loadersOf("org.jsoa.rar.SoaResourceAdapter")).isLessThanOrEqualTo(2);
        assertThat(server.loadersOf("org.jsoa.cdi.SoaExtension")).isLessThanOrEqualTo(2);
    }
}
