/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.untrusted;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SafeLoggerTest {

    private static final String FORGED = "a\nSEVERE: forged";

    private final Logger target = Logger.getLogger(SafeLoggerTest.class.getName());
    private final System.Logger logger = SafeLogger.of(SafeLoggerTest.class);
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeEach
    void listen() {
        target.setUseParentHandlers(false);
        target.addHandler(handler);
    }

    @AfterEach
    void stop() {
        target.removeHandler(handler);
        target.setUseParentHandlers(true);
    }

    private String message() {
        return new SimpleFormatter().formatMessage(records.get(0));
    }

    @Test
    void messagesAreHarmless() {
        logger.log(Level.WARNING, "id " + FORGED);

        assertThat(message()).isEqualTo("id a\\nSEVERE: forged");
    }

    @Test
    void parametersAreHarmlessAndNumbersKeepTheirFormat() {
        logger.log(Level.WARNING, "id {0}, {1,number,#} times, {2}", FORGED, 1_000, List.of(FORGED));

        assertThat(message()).isEqualTo("id a\\nSEVERE: forged, 1000 times, [a\\nSEVERE: forged]");
    }

    @Test
    void theMessagesOfExceptionsAreHarmless() {
        IllegalStateException failure =
                new IllegalStateException(FORGED, new IllegalArgumentException("x".repeat(1_000_000)));
        failure.addSuppressed(new RuntimeException(FORGED));
        logger.log(Level.WARNING, "failed", failure);

        Throwable thrown = records.get(0).getThrown();
        assertThat(thrown).hasToString("java.lang.IllegalStateException: a\\nSEVERE: forged");
        assertThat(thrown.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(thrown.getCause().toString()).hasSizeLessThan(40_000);
        assertThat(thrown.getSuppressed()[0]).hasToString("java.lang.RuntimeException: a\\nSEVERE: forged");
    }

    @Test
    void harmlessExceptionsAreLoggedThemselves() {
        Exception failure = new Exception("plain");
        logger.log(Level.WARNING, "failed", failure);

        assertThat(records.get(0).getThrown()).isSameAs(failure);
    }

    @Test
    void theNameIsThatOfTheClass() {
        assertThat(logger.getName()).isEqualTo(SafeLoggerTest.class.getName());
    }
}
