/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.neighbours;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.environment.TestFiles;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.PayaraServer;
import org.jsoa.test.server.TestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Several applications with one adapter, and several adapters in one server, on Payara Server. */
class NeighboursIT {

    private static final String HERE = System.getProperty(TestFiles.REDIS_URL) + "/7";
    private static final String THERE = System.getProperty(TestFiles.REDIS_URL) + "/8";

    private static PayaraServer server;

    @BeforeAll
    static void startServer() throws Exception {
        server = PayaraServer.start(Map.of(), List.of(TestFiles.file("soa-api.jar")));
        server.deployAdapter("soa-rar", Map.of("RedisUrl", HERE));
    }

    @AfterAll
    static void stopServer() throws Exception {
        server.close();
    }

    private static WebArchive application(String name, Class<?> service, String adapter) {
        return TestApplication.empty(name + ".war")
                .addClasses(service, Neighbour.class, Neighbour.Whom.class)
                .addAsWebInfResource(new StringAsset("""
                        <glassfish-ejb-jar>
                          <enterprise-beans>
                            <ejb>
                              <ejb-name>JobListenerBean</ejb-name>
                              <mdb-resource-adapter>
                                <resource-adapter-mid>%s</resource-adapter-mid>
                              </mdb-resource-adapter>
                            </ejb>
                          </enterprise-beans>
                        </glassfish-ejb-jar>
                        """.formatted(adapter)), "glassfish-ejb-jar.xml");
    }

    /** Sends the calls to one service through another adapter than the one that delivers jobs to the application. */
    private static WebArchive calling(WebArchive application, String service, String adapter) {
        return application
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <connection-factory>
                            <name>java:app/soa/elsewhere</name>
                            <interface-name>org.jsoa.connection.SoaConnectionFactory</interface-name>
                            <resource-adapter>%s</resource-adapter>
                          </connection-factory>
                        </web-app>
                        """.formatted(adapter)))
                .addAsResource(
                        new StringAsset("soa.client.services.%s.connection-factory=java:app/soa/elsewhere\n"
                                .formatted(service)),
                        "META-INF/microprofile-config.properties");
    }

    private static void deploy(WebArchive application) throws Exception {
        server.deploy(MicroProcess.exported(application).toPath());
    }

    private static String relayed(String redis, String through, String to) {
        try (WirePeer peer = new WirePeer(through, URI.create(redis))) {
            return peer.call("relay", "{\"service\": \"" + to + "\"}")
                    .getJsonArray("actions")
                    .getJsonObject(0)
                    .getJsonObject("body")
                    .getString("from");
        }
    }

    @Test
    void applicationsCallEachOtherAndOneGoesOnWhenTheOtherIsUndeployed() throws Exception {
        deploy(application("left", LeftActions.class, "soa-rar"));
        deploy(application("right", RightActions.class, "soa-rar"));
        assertThat(relayed(HERE, "left", "right")).isEqualTo("right");
        assertThat(relayed(HERE, "right", "left")).isEqualTo("left");

        server.undeploy("right");
        assertThat(relayed(HERE, "left", "left")).isEqualTo("left");
        server.undeploy("left");
    }

    @Test
    void adaptersServeAndCallEachAtItsOwnRedisAndOneGoesOnWithoutTheOther() throws Exception {
        server.deployAdapter("soa-there", Map.of("RedisUrl", THERE));
        deploy(application("right", RightActions.class, "soa-there"));
        deploy(calling(application("left", LeftActions.class, "soa-rar"), "right", "soa-there"));
        assertThat(relayed(HERE, "left", "left")).isEqualTo("left");
        assertThat(relayed(THERE, "right", "right")).isEqualTo("right");
        assertThat(relayed(HERE, "left", "right"))
                .as("by way of the other adapter")
                .isEqualTo("right");

        server.undeploy("right");
        assertThat(relayed(HERE, "left", "left")).isEqualTo("left");
        server.undeploy("left");
        server.undeploy("soa-there");
    }
}
