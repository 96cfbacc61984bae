/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

class ReconnectingConnectionTest {

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(1);

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final FixedLocator master = new FixedLocator(RedisAddress.parse("redis://redis.example"));
    private final ReconnectingConnection connection = connection("waiting at a");
    private final List<String> failures = new ArrayList<>();

    private ReconnectingConnection connection(String purpose) {
        return new ReconnectingConnection(master, purpose, Duration.ofSeconds(3), clock, redis, opened -> {});
    }

    /** Sends a command, as a loop that tries again and again does; returns whether it was answered. */
    private boolean use(ReconnectingConnection used) {
        try {
            RedisConnection open = used.get();
            open.write(Command.BLPOP);
            open.read();
            used.answered();
            return true;
        } catch (JedisException e) {
            used.broken(e);
            failures.add(e.getMessage());
            return false;
        } catch (RedisException.NotSent e) {
            failures.add(e.getMessage());
            return false;
        }
    }

    private static List<String> outages(RecordedLog log) {
        return log.messages(Level.INFO).stream()
                .filter(line -> line.contains("Redis"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MISCONF Redis is configured to save RDB snapshots",
                "NOREPLICAS Not enough good replicas to write.",
                "READONLY You can't write against a read only replica.",
                "WRONGTYPE Operation against a key holding the wrong kind of value",
                "OOM command not allowed when used memory > 'maxmemory'.",
                "NOPERM User a has no permissions to run the 'blpop' command",
                "LOADING Redis is loading the dataset in memory"
            })
    void aServerThatTakesConnectionsButRefusesCommandsIsLostOnceAndBackOnce(String refusal) {
        redis.results("served");
        use(connection);
        int tries = 20;
        IntStream.range(0, tries).forEach(i -> redis.results(new JedisDataException(refusal)));
        redis.results("served", "served");

        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < tries; i++) {
                assertThat(use(connection)).isFalse();
                clock.advance(connection.untilNextAttempt());
            }
            assertThat(connection.untilNextAttempt()).isZero();
            assertThat(use(connection)).isTrue();
            assertThat(use(connection)).isTrue();

            assertThat(outages(log))
                    .containsExactly(
                            "lost Redis at redis://redis.example:6379/0 (waiting at a), will try again: " + refusal,
                            "Redis at redis://redis.example:6379/0 is back (waiting at a)");
        }
    }

    @Test
    void theBackOffIsKeptUntilACommandWasAnswered() {
        IntStream.range(0, 9).forEach(i -> redis.results(new JedisDataException("READONLY no")));
        Duration waited = Duration.ZERO;
        for (int i = 0; i < 9; i++) {
            use(connection);
            Duration pause = connection.untilNextAttempt();
            waited = waited.plus(pause);
            clock.advance(pause);
        }
        assertThat(waited).isGreaterThan(LONGEST_BACK_OFF.multipliedBy(4));

        redis.results("served", new JedisDataException("READONLY no"));
        use(connection);
        use(connection);

        assertThat(connection.untilNextAttempt()).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void manyConnectionsToOneServerShareTheLinesOfAnOutage() {
        List<ReconnectingConnection> all = IntStream.range(0, 300)
                .mapToObj(i -> connection("service " + i))
                .toList();
        all.forEach(each -> redis.results("served"));
        all.forEach(this::use);

        try (RecordedLog log = new RecordedLog()) {
            redis.hangUp();
            redis.refuses(true);
            for (int round = 0; round < 5; round++) {
                all.forEach(this::use);
                clock.advance(LONGEST_BACK_OFF);
            }
            redis.refuses(false);
            all.forEach(each -> redis.results("served"));
            all.forEach(this::use);

            assertThat(outages(log))
                    .satisfiesExactly(
                            lost -> assertThat(lost).startsWith("lost Redis at").endsWith("refused"),
                            back -> assertThat(back).endsWith("is back (service 0)"));
        }
    }

    @Test
    void aServerThatStillRefusesCommandsOfAnotherConnectionIsNotBack() {
        ReconnectingConnection other = connection("waiting at b");
        JedisDataException refusal = new JedisDataException("READONLY no");
        redis.results(refusal, refusal);
        use(connection);
        use(other);
        clock.advance(LONGEST_BACK_OFF);

        try (RecordedLog log = new RecordedLog()) {
            redis.results("served", refusal, "served");
            use(other);
            use(connection);
            use(other);
            assertThat(outages(log)).isEmpty();

            clock.advance(LONGEST_BACK_OFF);
            redis.results("served");
            use(connection);
            assertThat(outages(log)).singleElement().asString().endsWith("is back (waiting at a)");
        }
    }

    @Test
    void theReasonIsToldAgainWhenItChanges() {
        redis.results("served", new JedisConnectionException(new SocketTimeoutException("Read timed out")));
        use(connection);

        try (RecordedLog log = new RecordedLog()) {
            use(connection);
            for (String reason : List.of("NOAUTH a", "NOAUTH a", "LOADING b", "NOAUTH a", "LOADING b")) {
                clock.advance(LONGEST_BACK_OFF);
                redis.results(new JedisDataException(reason));
                use(connection);
            }

            assertThat(outages(log))
                    .satisfiesExactly(
                            lost -> assertThat(lost).startsWith("lost Redis").endsWith("Read timed out"),
                            second -> assertThat(second).contains("still lost").endsWith("NOAUTH a"),
                            third -> assertThat(third).contains("still lost").endsWith("LOADING b"));
        }
    }

    @Test
    void anIdleConnectionThatWasClosedElsewhereIsReplacedWithoutAWord() {
        redis.results("served", "served");
        use(connection);
        clock.advance(Duration.ofMinutes(5));
        redis.hangUp();

        try (RecordedLog log = new RecordedLog()) {
            assertThat(use(connection)).isTrue();

            assertThat(outages(log)).isEmpty();
        }
        assertThat(redis.attempts()).isEqualTo(2);
        assertThat(redis.openConnections()).isEqualTo(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void aConnectionThatEndsWhileItWaitsIsReplacedWithoutAWord() {
        redis.results("served", new JedisConnectionException("Unexpected end of stream."), "served");
        use(connection);

        try (RecordedLog log = new RecordedLog()) {
            assertThat(use(connection)).isFalse();
            clock.advance(connection.untilNextAttempt());
            assertThat(use(connection)).isTrue();

            assertThat(outages(log)).isEmpty();
        }
    }

    @Test
    void aServerThatEndsEveryConnectionAtOnceIsLost() {
        JedisConnectionException end = new JedisConnectionException("Unexpected end of stream.");
        redis.results("served", end, end, end);
        use(connection);

        try (RecordedLog log = new RecordedLog()) {
            for (int i = 0; i < 3; i++) {
                use(connection);
                clock.advance(LONGEST_BACK_OFF);
            }

            assertThat(outages(log)).singleElement().asString().startsWith("lost Redis");
        }
    }

    @Test
    void aServerThatWasNeverReachedIsNotCalledLost() {
        redis.refuses(true);

        try (RecordedLog log = new RecordedLog()) {
            use(connection);

            assertThat(outages(log))
                    .singleElement()
                    .asString()
                    .startsWith("cannot reach Redis at redis://redis.example");
        }
    }

    @Test
    void aWaitIsEndedByTheIdOfItsConnection() throws RedisException {
        connection.get();
        connection.unblock();

        assertThat(redis.unblocked()).containsExactly("1");
        assertThat(redis.openConnections()).isEqualTo(1);
    }

    @Test
    void noWaitOfAnotherClientIsEndedAfterARestartOfTheServer() throws RedisException {
        redis.results("served", "served");
        use(connection);
        connection("other").get();
        use(connection);
        redis.restartClientIds();
        connection.unblock();

        assertThat(redis.unblocked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUnexpectedFailureToConnectLeavesNoSocketBehind(boolean error) {
        ReconnectingConnection failing =
                new ReconnectingConnection(master, "sending", Duration.ZERO, clock, redis, opened -> {
                    if (error) {
                        throw new OutOfMemoryError("a test");
                    }
                    throw new IllegalArgumentException("File does not exist");
                });

        assertThatThrownBy(failing::get).isInstanceOf(error ? OutOfMemoryError.class : RedisException.NotSent.class);
        assertThatThrownBy(failing::get).isInstanceOf(RedisException.NotSent.class);

        assertThat(redis.openConnections()).isZero();
        assertThat(redis.attempts()).as("the second one fell into the back-off").isEqualTo(1);
    }
}
