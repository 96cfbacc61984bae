/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.transport;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jsoa.client.SendFailedException;
import org.junit.jupiter.api.Test;

class NamedConnectionsTest {

    @Test
    void namesTheFactoryThatIsMissing() {
        assertThatThrownBy(() -> new NamedConnections("java:app/soa/cf").open("example"))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("java:app/soa/cf");
    }
}
