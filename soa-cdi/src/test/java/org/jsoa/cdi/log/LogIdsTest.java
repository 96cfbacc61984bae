/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.jsoa.connection.IncomingJob;
import org.jsoa.context.LogContext;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogIdsTest {

    private static final String LOGGER = "org.jsoa.application";

    private static final IncomingJob JOB = new IncomingJob(
            "example",
            17L,
            new JobRequest(
                    JobControl.DEFAULT,
                    JobContext.of("c0ffee", List.of()),
                    List.of(ActionRequest.of("square"), ActionRequest.of("cube"))),
            null);

    /** A context that refuses one key. */
    private static final class Values implements LogContext {
        private final Map<String, String> values = new LinkedHashMap<>(Map.of("correlation_id", "outer"));
        private final String refused;

        Values(String refused) {
            this.refused = refused;
        }

        @Override
        public String set(String key, String value) {
            if (key.equals(refused) && value != null) {
                throw new IllegalStateException("no " + key);
            }
            return value == null ? values.remove(key) : values.put(key, value);
        }
    }

    @Test
    void putsBackWhatWasThereWhateverHappens() {
        Values values = new Values(null);
        LogIds ids = new LogIds(true, List.of(values));
        String name = Thread.currentThread().getName();

        assertThatThrownBy(() -> ids.duringAction(JOB, "square", () -> {
                    assertThat(values.values).containsEntry("action_name", "square");
                    throw new IOException("failed");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("failed");

        assertThat(values.values).isEqualTo(Map.of("correlation_id", "outer"));
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
    }

    @Test
    void putsBackWhatWasThereIfAContextFailsHalfWay() {
        Values good = new Values(null);
        Values bad = new Values("service_name");
        LogIds ids = new LogIds(true, List.of(bad, good));
        String name = Thread.currentThread().getName();

        assertThatThrownBy(() -> ids.duringJob(JOB, () -> "done")).hasMessage("no service_name");

        assertThat(good.values).isEqualTo(Map.of("correlation_id", "outer"));
        assertThat(bad.values).isEqualTo(Map.of("correlation_id", "outer"));
        assertThat(Thread.currentThread().getName()).isEqualTo(name);
    }

    @Test
    void copesWithContextsThatAreOneAndTheSame() {
        Values shared = new Values(null);

        String during = new LogIds(false, List.of(shared, shared))
                .duringAction(JOB, "square", () -> shared.values.get("correlation_id"));

        assertThat(during).isEqualTo("c0ffee");
        assertThat(shared.values).isEqualTo(Map.of("correlation_id", "outer"));
    }

    @Test
    void reachesTheEventsOfLogbackAndLog4j() {
        try (LogbackEvents logback = new LogbackEvents(LOGGER);
                Log4jEvents log4j = new Log4jEvents(LOGGER)) {
            new LogIds(false, LoggingLibraries.contexts()).duringAction(JOB, "square", () -> {
                LoggerFactory.getLogger(LOGGER).error("by SLF4J");
                LogManager.getLogger(LOGGER).error("by Log4j");
                return null;
            });
            LoggerFactory.getLogger(LOGGER).error("afterwards by SLF4J");
            LogManager.getLogger(LOGGER).error("afterwards by Log4j");

            Map<String, String> during = Map.of(
                    "correlation_id", "c0ffee",
                    "request_id", "17",
                    "service_name", "example",
                    "action_name", "square");
            assertThat(logback.contexts()).containsExactly(during, Map.of());
            assertThat(log4j.contexts()).containsExactly(during, Map.of());
        }
    }
}
