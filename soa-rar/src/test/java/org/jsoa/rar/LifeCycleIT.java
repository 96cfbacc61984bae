/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.jsoa.spi.ServicePhase.DRAINING;
import static org.jsoa.spi.ServicePhase.IDLE;
import static org.jsoa.spi.ServicePhase.STARTED;
import static org.jsoa.spi.ServicePhase.STARTING;
import static org.jsoa.spi.ServicePhase.STOPPED;

import jakarta.resource.ResourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestApplication;
import org.jsoa.rar.testing.TestServer;
import org.jsoa.spi.ServicePhase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The phases of a service between deployment and undeployment. */
class LifeCycleIT {

    @TempDir
    private Path folder;

    private final TestApplication application =
            new TestApplication("ex/ample", 2, (job, watch) -> new JobResponse(List.of(), Map.of(), List.of()));
    private EmbeddedRedis redis;
    private TestServer server;

    @BeforeEach
    void start() {
        redis = EmbeddedRedis.started();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        redis.close();
    }

    private void deploy(Consumer<SoaResourceAdapter> settings) throws ResourceException {
        server = new TestServer(redis.settings(), settings);
        server.deploy(application);
    }

    @Test
    void theApplicationIsNotifiedOfThePhasesOfItsService() throws ResourceException {
        deploy(adapter -> {});
        await().until(() -> application.phases().contains(IDLE));
        server.undeploy();

        List<ServicePhase> phases = new ArrayList<>(application.phases());
        assertThat(phases).startsWith(STARTING, STARTED, IDLE).endsWith(IDLE, DRAINING, STOPPED);
    }

    @Test
    void aServiceThatCannotStartYetIsStartedLater() throws ResourceException {
        AtomicInteger attempts = new AtomicInteger();
        application.onPhase(phase -> {
            if (phase == STARTING && attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("the cache is not warm yet");
            }
        });
        deploy(adapter -> {});
        await().until(() -> application.phases().contains(STARTED));

        assertThat(application.phases()).startsWith(STARTING, STARTING, STARTING, STARTED);
    }

    @Test
    void aFailureInAnyOtherPhaseDoesNotDisturbTheService() throws ResourceException {
        application.onPhase(phase -> {
            if (phase != STARTING) {
                throw new IllegalStateException("no " + phase);
            }
        });
        deploy(adapter -> {});
        await().until(() -> application.phases().stream().filter(IDLE::equals).count() >= 2);
        server.undeploy();

        assertThat(application.phases()).endsWith(DRAINING, STOPPED);
    }

    @Test
    void aServiceWritesAHeartbeatFile() throws ResourceException {
        deploy(adapter -> adapter.setHeartbeatFile(
                folder.resolve("{{service}}-{{pid}}.beat").toString()));
        Path file = folder.resolve("ex_ample-" + ProcessHandle.current().pid() + ".beat");
        await().until(() -> Files.exists(file));
        String first = await().until(() -> Files.readString(file), text -> !text.isEmpty());

        assertThat(Double.parseDouble(first)).isGreaterThan(1_700_000_000);
        await().until(() -> !Files.readString(file).equals(first));
        server.undeploy();
        assertThat(file).doesNotExist();
    }

    @Test
    void aHeartbeatFileMustBelongToOneServiceAndHaveAFolder() {
        assertThatThrownBy(() -> deploy(adapter -> adapter.setHeartbeatFile("/tmp/beat")))
                .hasMessageContaining("soa.server.heartbeat-file")
                .hasMessageContaining("must contain {{service}}");
        assertThatThrownBy(() -> deploy(adapter -> adapter.setHeartbeatFile(
                        folder.resolve("none/{{service}}").toString())))
                .hasMessageContaining("soa.server.heartbeat-file")
                .hasMessageContaining("a folder that exists");
    }
}
