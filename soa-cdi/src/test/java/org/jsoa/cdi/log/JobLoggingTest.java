/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.logging.Level;
import org.jsoa.cdi.fixture.Container;
import org.jsoa.cdi.fixture.FixedConfig;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobLoggingTest {

    @Service("example")
    @ApplicationScoped
    public static class Actions {
        @Action("login")
        public Map<String, Object> login(Map<String, Object> body) {
            return body;
        }

        @Action("fail")
        public void fail() {
            throw new ActionException("FAIL", "Failed on purpose");
        }
    }

    @AfterEach
    void forgetTheConfiguration() {
        FixedConfig.remove();
    }

    @Test
    void writesJobsThatFailByDefault() {
        try (RecordedLog log = new RecordedLog(Level.INFO);
                Container container = Container.of(Actions.class)) {
            container.run("login", Map.of());
            assertThat(log.lines()).isEmpty();

            container.run("fail", Map.of());
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().get(0))
                    .startsWith("INFO Job request: example [\"fail\"], correlation id \"cid\", request id 1: ");
            assertThat(log.lines().get(1))
                    .startsWith("INFO Job response: example [\"fail\"], correlation id \"cid\", request id 1, after ")
                    .contains("\"code\": \"FAIL\"");
        }
    }

    @Test
    void writesEveryJobIfToldToAndHidesSecrets() {
        FixedConfig.install(Map.of("soa.server.log.success-level", "INFO"));
        try (RecordedLog log = new RecordedLog(Level.INFO);
                Container container = Container.of(Actions.class)) {
            assertThat(container.run("login", Map.of("password", "swordfish")).body())
                    .isEqualTo(Map.of("password", "swordfish"));

            assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("{\"password\": \"**********\"}"));
            assertThat(log.lines().get(1)).contains("\"context\": {\"correlation_id\": \"cid\"}");
        }
    }

    @Test
    void takesLevelsAndKeysFromTheConfiguration() {
        FixedConfig.install(Map.of(
                "soa.server.log.success-level", "OFF",
                "soa.server.log.error-level", "ERROR",
                "soa.server.log.redact", "nick, street"));
        try (RecordedLog log = new RecordedLog(Level.INFO);
                Container container = Container.of(Actions.class)) {
            container.run("login", Map.of("nick", "bob"));
            assertThat(log.lines()).isEmpty();

            container.run("fail", Map.of("nick", "bob"));
            assertThat(log.lines()).hasSize(2).allMatch(line -> line.startsWith("SEVERE Job "));
            assertThat(log.lines().get(0)).contains("{\"nick\": \"**********\"}");
        }
    }

    @Test
    void failsTheDeploymentOnWrongSettingsAndNamesThemAll() {
        FixedConfig.install(Map.of(
                "soa.server.log.success-level", "LOUD",
                "soa.server.log.error-level", "critical",
                "soa.server.log.redact", "nick,,street"));

        assertThatThrownBy(() -> Container.of(Actions.class).close())
                .hasMessageContaining("soa.server.log.success-level must be TRACE, DEBUG, INFO, WARNING,"
                        + " ERROR or OFF, not \"LOUD\"")
                .hasMessageContaining("soa.server.log.error-level must be TRACE, DEBUG, INFO, WARNING,"
                        + " ERROR or OFF, not \"critical\"")
                .hasMessageContaining("soa.server.log.redact must be keys with commas between, not \"nick,,street\"");
    }
}
