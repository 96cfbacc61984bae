/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.neighbours.LeftActions;
import org.jsoa.test.neighbours.Neighbours;
import org.jsoa.test.neighbours.RightActions;
import org.jsoa.test.server.MicroProcess;
import org.jsoa.test.server.PayaraServer;
import org.jsoa.test.server.TestApplication;
import org.jsoa.test.server.TestFiles;
import org.jsoa.test.wire.WirePeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applications that share an adapter, and adapters that share a server, on Payara Server. */
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

    private static File application(String name, Class<?> service, String adapter) {
        WebArchive archive = TestApplication.empty(name + ".war")
                .addClasses(service, Neighbours.class, Neighbours.Whom.class)
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
        return MicroProcess.exported(archive);
    }

    private static void deploy(File application) throws Exception {
        server.deploy(application.toPath());
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
    void adaptersServeEachAtItsOwnRedisAndOneGoesOnWhenTheOtherIsUndeployed() throws Exception {
        server.deployAdapter("soa-there", Map.of("RedisUrl", THERE));
        deploy(application("left", LeftActions.class, "soa-rar"));
        deploy(application("there", LeftActions.class, "soa-there"));
        assertThat(relayed(HERE, "left", "left")).isEqualTo("left");
        assertThat(relayed(THERE, "left", "left")).isEqualTo("left");

        server.undeploy("there");
        server.undeploy("soa-there");
        assertThat(relayed(HERE, "left", "left")).isEqualTo("left");
        server.undeploy("left");
    }
}
