/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jsoa.test.server.ServerConsole;
import org.jsoa.test.server.TestApplication;
import org.jsoa.test.service.TalkingActions;
import org.jsoa.test.wire.WirePeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an action writes to the log of Payara Micro, in the server's own format. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class LogIdsIT {

    @Deployment
    static WebArchive application() {
        return TestApplication.archive();
    }

    @Test
    void bearsTheIdsOfTheJob() throws Exception {
        try (WirePeer peer = new WirePeer("talker");
                ServerConsole console = ServerConsole.listen()) {
            peer.call("talk", "{}");

            assertThat(console.lineWith(TalkingActions.WORDS)).contains("_ThreadName=talker.talk wire-1/7]");
        }
    }
}
