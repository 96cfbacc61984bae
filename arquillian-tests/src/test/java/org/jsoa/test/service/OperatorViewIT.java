/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.service;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.peer.WirePeer;
import org.jsoa.test.server.ServerConsole;
import org.jsoa.test.shared.SharedApplications;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an operator sees of a service on Payara Micro: the log of the server, and the status of the service. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class OperatorViewIT {

    @Deployment
    static WebArchive application() {
        return SharedApplications.probe()
                .addClass(LoggingActions.class)
                .addAsResource(
                        new StringAsset("soa.services.logging.depends-on=probe,nobody\n"),
                        "META-INF/microprofile-config.properties");
    }

    @Test
    void recordsOfAnActionBearTheIdsOfTheJob() throws Exception {
        try (WirePeer peer = new WirePeer("logging");
                ServerConsole console = ServerConsole.listen()) {
            peer.call("log", "{}");

            assertThat(console.lineWith(LoggingActions.MESSAGE)).contains("_ThreadName=logging.log wire-1/7]");
        }
    }

    @Test
    void theStatusTellsHowTheServicesAreThatItDependsOn() {
        try (WirePeer peer = new WirePeer("logging")) {
            JsonObject health = peer.call("status", "{}")
                    .getJsonArray("actions")
                    .getJsonObject(0)
                    .getJsonObject("body")
                    .getJsonObject("healthcheck");

            assertThat(health.getJsonArray("errors")).hasSize(1);
            assertThat(health.getJsonArray("errors").toString())
                    .startsWith("[[\"NOBODY_TRANSPORT_ERROR\",\"no response from service nobody within ");
            JsonObject services = health.getJsonObject("diagnostics").getJsonObject("services");
            assertThat(services.keySet()).containsExactly("probe");
            assertThat(services.getJsonObject("probe")).containsKey("version").doesNotContainKey("healthcheck");
        }
    }
}
