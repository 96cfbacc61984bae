/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jsoa.client.SendFailedException;
import org.junit.jupiter.api.Test;

class AdapterConnectionsTest {

    @Test
    void saysThatTheRarIsMissingWhenNoAdapterComes() {
        AdapterConnections connections = new AdapterConnections(Duration.ofMillis(1));

        assertThatThrownBy(() -> connections.open("example"))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("example")
                .hasMessageContaining("deploy the RAR before the application");
    }
}
