/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.testing.EmbeddedRedis;
import org.jsoa.rar.testing.TestSender;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks that are right and wrong, as Redis sees them. */
class ClockSkewMonitorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static ClockSkewMonitor comparison(Duration wrong) {
        return new ClockSkewMonitor(Clock.offset(Clock.systemUTC(), wrong), MonotonicClock.SYSTEM, "redis://here");
    }

    @ParameterizedTest
    @ValueSource(ints = {-7200, -10, 10, 7200})
    void returnsTheDifferenceOfTheClocks(int seconds) {
        Duration wrong = Duration.ofSeconds(seconds);
        try (EmbeddedRedis redis = EmbeddedRedis.started();
                RedisConnection link = RedisConnection.open(redis.settings(), PATIENCE)) {
            assertThat(comparison(wrong).difference(link)).isCloseTo(wrong, Duration.ofSeconds(1));
        }
    }

    @Test
    void logsNothingAboutClocksThatAgree() {
        try (EmbeddedRedis redis = EmbeddedRedis.started();
                RedisConnection link = RedisConnection.open(redis.settings(), PATIENCE)) {
            ClockSkewMonitor comparison = comparison(Duration.ZERO);

            assertThat(comparison.news(comparison.difference(link))).isEmpty();
        }
    }

    @Test
    void logsOnceThatTheClockIsAheadAndOnceThatItIsRightAgain() {
        ClockSkewMonitor comparison = comparison(Duration.ZERO);

        assertThat(comparison.news(Duration.ofSeconds(5)))
                .hasValueSatisfying(news -> assertThat(news).contains("is 5 s ahead of that of Redis at redis://here"));
        assertThat(comparison.news(Duration.ofSeconds(6))).isEmpty();
        assertThat(comparison.news(Duration.ofMillis(100)))
                .hasValueSatisfying(news -> assertThat(news).contains("agrees"));
        assertThat(comparison.news(Duration.ZERO)).isEmpty();
    }

    @Test
    void logsThatTheClockIsBehindAndThatItBecomesWorse() {
        ClockSkewMonitor comparison = comparison(Duration.ZERO);

        assertThat(comparison.news(Duration.ofSeconds(-5)))
                .hasValueSatisfying(news -> assertThat(news).contains("is 5 s behind"));
        assertThat(comparison.news(Duration.ofSeconds(-60)))
                .hasValueSatisfying(news -> assertThat(news).contains("is 60 s behind"));
    }

    @Test
    void sendsToARedisThatDoesNotTellItsTime() throws RedisException {
        Push push = new Push("list", List.of("a".getBytes(UTF_8)), Duration.ofSeconds(60), 10);
        try (EmbeddedRedis redis = EmbeddedRedis.started("user default on nopass ~* +@all -time");
                Sender sender = TestSender.to(redis.master())) {
            assertThat(Push.found(sender.send(push, PATIENCE))).isZero();
        }
    }
}
