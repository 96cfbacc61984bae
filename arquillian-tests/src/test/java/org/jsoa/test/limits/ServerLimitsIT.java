/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.File;
import java.net.URI;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.MicroServer;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Payara Micro as it is: a pool of 200 threads. One application has more services than that. The other has 8 endpoints, for a service
 * that could run 500 jobs at once and for a small one.
 */
class ServerLimitsIT {

    private static final int SERVICES = 300;
    private static final int JOBS = 1_000;
    private static final int CRAMPED_JOBS = 300;
    private static final URI REDIS = URI.create(System.getProperty(TestFiles.REDIS_URL) + "/9");

    private static MicroServer server;

    @BeforeAll
    static void startServer() throws Exception {
        WebArchive many =
                ManyServices.addTo(TestApplication.empty("many.war"), SERVICES).addClass(WideActions.class);
        WebArchive few = TestApplication.empty("few.war")
                .addClasses(CrampedActions.class, NarrowActions.class)
                .addAsWebInfResource(new StringAsset("""
                        <glassfish-ejb-jar>
                          <enterprise-beans>
                            <ejb>
                              <ejb-name>JobListenerBean</ejb-name>
                              <bean-pool>
                                <max-pool-size>8</max-pool-size>
                              </bean-pool>
                            </ejb>
                          </enterprise-beans>
                        </glassfish-ejb-jar>
                        """), "glassfish-ejb-jar.xml");
        List<File> applications = List.of(MicroProcess.exported(many), MicroProcess.exported(few));
        server = MicroServer.start(
                "limits",
                REDIS,
                List.of("soa.services.wide.concurrency=500", "soa.services.cramped.concurrency=500"),
                applications,
                List.of(ManyServices.name(0), "wide", "cramped", "narrow"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    private static void assertSuccess(JsonObject response) {
        assertThat(response.getJsonArray("errors")).isEmpty();
        assertThat(response.getJsonArray("actions").getJsonObject(0).getJsonArray("errors"))
                .isEmpty();
    }

    @Test
    void allServicesRespondThoughTheyAreMoreThanTheServersThreads() {
        for (int i = 0; i < SERVICES; i++) {
            try (WirePeer peer = server.peer(ManyServices.name(i))) {
                assertThat(peer.call("who", "{}")
                                .getJsonArray("actions")
                                .getJsonObject(0)
                                .getJsonObject("body")
                                .getString("name"))
                        .isEqualTo(ManyServices.name(i));
            }
        }
    }

    @Test
    void aWideServiceRunsABurst() {
        try (WirePeer wide = server.peer("wide")) {
            for (int i = 0; i < JOBS; i++) {
                wide.send("wait", "{}");
            }
            for (int i = 0; i < JOBS; i++) {
                assertSuccess(wide.receive());
            }
        }
    }

    @Test
    void aWideServiceAndASmallOneShareFewEndpoints() {
        try (WirePeer cramped = server.peer("cramped");
                WirePeer narrow = server.peer("narrow")) {
            for (int i = 0; i < CRAMPED_JOBS; i++) {
                cramped.send("wait", "{}");
            }
            // With 8 endpoints the jobs of the wide service take 4 s.
            for (int i = 0; i < 5; i++) {
                assertSuccess(narrow.call("respond", "{}"));
            }
            assertThat(cramped.responses()).isLessThan(CRAMPED_JOBS);
            for (int i = 0; i < CRAMPED_JOBS; i++) {
                assertSuccess(cramped.receive());
            }
        }
        assertThat(server.log()).content().contains("no more than 8 endpoints", "mdb-container.max-pool-size");
    }
}
