/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jsoa.spi.ServicePhase.DRAINING;
import static org.jsoa.spi.ServicePhase.STARTING;
import static org.jsoa.spi.ServicePhase.STOPPED;

import jakarta.resource.ResourceException;
import java.util.List;
import java.util.Map;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calls of a server, in any order, without a Redis. */
class SoaResourceAdapterTest {

    private final TestApplication application =
            new TestApplication("example", 1, (job, watch) -> new JobResponse(List.of(), Map.of(), List.of()));
    private TestServer server;

    @BeforeEach
    void start() throws ResourceException {
        server = new TestServer(adapter -> adapter.setRedisUrl("redis://127.0.0.1:" + EmbeddedRedis.freePort()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void awaitStarts(int count) {
        await().until(() ->
                application.phases().stream().filter(STARTING::equals).count() == count);
    }

    @Test
    void anApplicationThatIsActiveIsNotActivatedTwice() throws ResourceException {
        server.deploy(application);
        awaitStarts(1);
        server.redeploy();
        server.undeploy();

        assertThat(application.phases()).containsExactly(STARTING, DRAINING, STOPPED);
        await().until(() -> server.applicationThreads().isEmpty());
    }

    @Test
    void anApplicationCanBeActivatedAgainAfterItsDeactivation() throws ResourceException {
        server.deploy(application);
        awaitStarts(1);
        server.undeploy();
        server.redeploy();
        awaitStarts(2);

        assertThat(application.phases()).containsExactly(STARTING, DRAINING, STOPPED, STARTING);
    }

    @Test
    void aSecondDeactivationDoesNothing() throws ResourceException {
        server.deploy(application);
        awaitStarts(1);
        server.undeploy();
        server.undeploy();

        assertThat(application.phases()).containsExactly(STARTING, DRAINING, STOPPED);
    }

    @Test
    void theEndOfTheAdapterEndsItsApplications() throws ResourceException {
        server.deploy(application);
        awaitStarts(1);
        server.adapter().stop();

        assertThat(application.phases()).endsWith(DRAINING, STOPPED);
        await().until(() -> server.busyThreads().isEmpty());
        assertThatThrownBy(server::redeploy).hasMessage("the JSOA resource adapter is not started");
    }

    @Test
    void anApplicationStartsThoughTheServerRefusesAllThreads() throws ResourceException {
        server.limitThreads(0);
        server.deploy(application);

        awaitStarts(1);
    }
}
