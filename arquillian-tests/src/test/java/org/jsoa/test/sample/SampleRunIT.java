/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** The sample as a newcomer meets it: one command, a page, Ctrl-C. */
class SampleRunIT {

    @Test
    void saysInOneLineThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                SampleProcess sample =
                        SampleProcess.start("soa-sample.war", "api/orders", "{}", taken.getLocalPort())) {
            sample.awaitRunning();

            assertThat(sample.awaitEnd()).isEqualTo(1);
            assertThat(sample.output().lines())
                    .singleElement()
                    .asString()
                    .startsWith("port " + taken.getLocalPort() + " cannot be used");
        }
    }
}
