/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.Test;

class LeaseThreadsTest {

    private static String nowhere() {
        return "redis://127.0.0.1:" + EmbeddedRedis.freePort();
    }

    @Test
    void eachShardGetsOneRenewer() throws ResourceException {
        try (TestServer server = new TestServer(adapter -> adapter.setRedisUrl(nowhere() + "," + nowhere()))) {
            AdapterRuntime runtime = server.adapter().runtime();
            runtime.renewLeases();
            runtime.renewLeases();

            assertThat(server.applicationThreads()).hasSize(2);
        }
    }
}
