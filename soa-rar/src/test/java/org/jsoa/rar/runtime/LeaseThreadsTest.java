/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import java.util.concurrent.RejectedExecutionException;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.Test;

class LeaseThreadsTest {

    private static String nowhere() {
        return "redis://127.0.0.1:" + EmbeddedRedis.freePort();
    }

    @Test
    void theNextAttemptAsksOnlyForTheMissingThreads() throws ResourceException {
        try (TestServer server = new TestServer(adapter -> adapter.setRedisUrl(nowhere() + "," + nowhere()))) {
            AdapterRuntime runtime = server.adapter().runtime();
            server.limitThreads(1);
            assertThatThrownBy(runtime::renewLeases).isInstanceOf(RejectedExecutionException.class);
            assertThat(server.applicationThreads()).hasSize(1);

            server.limitThreads(Integer.MAX_VALUE);
            runtime.renewLeases();
            runtime.renewLeases();
            assertThat(server.applicationThreads()).hasSize(2);
        }
    }
}
