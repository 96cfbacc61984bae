/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class ActivationReminderTest {

    private final TestClock clock = new TestClock();
    private final ActivationReminder reminder = new ActivationReminder(clock);

    private List<String> warningsAfter(Duration... pauses) {
        try (RecordedLog log = new RecordedLog()) {
            for (Duration pause : pauses) {
                clock.advance(pause);
                reminder.tick();
            }
            return log.messages(Level.WARNING);
        }
    }

    @Test
    void tellsOnceThatNoApplicationIsActive() {
        assertThat(warningsAfter(ActivationReminder.PATIENCE.plusMillis(1), Duration.ofHours(1)))
                .containsExactly(
                        "no application uses JSOA 300 s after its start; an application that shall serve or call "
                                + "services needs soa-cdi in WEB-INF/lib");
    }

    @Test
    void isSilentWhileAnApplicationMayStillCome() {
        assertThat(warningsAfter(ActivationReminder.PATIENCE)).isEmpty();
    }

    @Test
    void isSilentOnceAnApplicationWasActive() {
        reminder.activated();

        assertThat(warningsAfter(ActivationReminder.PATIENCE.plusMillis(1))).isEmpty();
    }
}
