/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jsoa.rar.command.CommandResult;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.testing.TestSender;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** The exchange with Redis, and what its failures mean. */
class PipelinedSenderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FakeRedis redis = new FakeRedis();
    private final TestClock clock = new TestClock();
    private final Sender sender = TestSender.to(redis, clock);

    private static Push push(String key) {
        return new Push(key, List.of(bytes("frame")), Duration.ofSeconds(60), 10);
    }

    private List<RedisException> failures(String... keys) {
        return sender.sendAll(Stream.of(keys).map(PipelinedSenderTest::push).toList(), PATIENCE).stream()
                .map(CommandResult::failure)
                .toList();
    }

    @Test
    void returnsTheResultFromRedis() throws RedisException {
        redis.results(7L);

        assertThat(sender.send(push("list"), PATIENCE)).isEqualTo(7L);
    }

    @Test
    void severalCommandsTakeOneRoundTrip() {
        redis.results(0L, 1L, 2L);

        assertThat(sender.sendAll(List.of(push("a"), push("b"), push("c")), PATIENCE))
                .extracting(CommandResult::result)
                .containsExactly(0L, 1L, 2L);
        assertThat(redis.roundTrips()).isEqualTo(1);
        assertThat(redis.attempts()).isEqualTo(1);
    }

    @Test
    void aRefusedCommandFailsAloneAndTheConnectionStays() {
        redis.results(0L, new JedisDataException("WRONGTYPE"), 0L, 0L);
        List<RedisException> failures = failures("a", "text", "c");

        assertThat(failures.get(1)).isInstanceOf(RedisException.NotSent.class).hasMessage("Redis refused: WRONGTYPE");
        assertThat(failures).element(0).isNull();
        assertThat(failures).element(2).isNull();
        assertThat(failures("d")).containsOnlyNulls();
        assertThat(redis.attempts()).isEqualTo(1);
    }

    @Test
    void commandsOnALostConnectionMayHaveBeenCarriedOut() {
        redis.results(0L, new JedisConnectionException("broken pipe"));
        List<RedisException> failures = failures("a", "b");

        // No result of a batch counts unless all results have arrived.
        assertThat(failures).hasOnlyElementsOfType(RedisException.ConnectionLost.class);
        assertThat(sender.isUp()).isFalse();
    }

    @Test
    void theNextCommandGoesToANewConnection() throws RedisException {
        assertThat(failures("a")).hasOnlyElementsOfType(RedisException.ConnectionLost.class);
        clock.advance(Duration.ofMillis(50));
        redis.results(3L);

        assertThat(sender.send(push("b"), PATIENCE)).isEqualTo(3L);
        assertThat(redis.attempts()).isEqualTo(2);
        assertThat(sender.isUp()).isTrue();
    }

    @Test
    void nothingIsSentWithoutAConnection() {
        redis.refuses(true);

        assertThatThrownBy(() -> sender.send(push("a"), PATIENCE))
                .isInstanceOf(RedisException.NotSent.class)
                .hasMessageContaining("no connection to Redis at redis://fake");
        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void connectsAgainOnlyAfterTheBackOffWhichGrows() {
        redis.refuses(true);
        for (int millis : List.of(50, 100, 200)) {
            int before = redis.attempts();
            failures("a");
            failures("b");
            assertThat(redis.attempts()).isEqualTo(before + 1);
            clock.advance(Duration.ofMillis(millis - 1));
            failures("c");
            assertThat(redis.attempts()).isEqualTo(before + 1);
            clock.advance(Duration.ofMillis(1));
        }
    }

    @Test
    void aScriptThatRedisLostIsLoadedAgain() throws RedisException {
        redis.results(new JedisNoScriptException("NOSCRIPT"), 4L);

        assertThat(sender.send(push("a"), PATIENCE)).isEqualTo(4L);
        assertThat(redis.commands()).hasSize(2);
        assertThat(redis.attempts()).isEqualTo(1);
    }

    @Test
    void onlyCommandsWithALostScriptAreSentAgain() {
        redis.results(0L, new JedisNoScriptException("NOSCRIPT"), 1L);

        assertThat(failures("a", "b")).containsOnlyNulls();
        assertThat(redis.commands())
                .containsExactly("EVALSHA 1 a 60 10 frame", "EVALSHA 1 b 60 10 frame", "EVALSHA 1 b 60 10 frame");
    }

    @Test
    void aScriptThatRedisDoesNotKeepFailsTheCommand() {
        redis.results(new JedisNoScriptException("NOSCRIPT"), new JedisNoScriptException("NOSCRIPT"));

        assertThat(failures("a")).hasOnlyElementsOfType(RedisException.NotSent.class);
        assertThat(redis.commands()).hasSize(2);
    }

    @Test
    void aServerThatIsNoLongerTheMasterIsLeft() {
        redis.results(new JedisDataException("READONLY You can't write against a read only replica."));

        assertThat(failures("a")).hasOnlyElementsOfType(RedisException.NotSent.class);
        clock.advance(Duration.ofMillis(50));
        redis.results(0L);
        assertThat(failures("b")).containsOnlyNulls();
        assertThat(redis.attempts()).isEqualTo(2);
    }

    @Test
    void anExchangeThatPassesItsLimitIsCutOff() {
        redis.results((Supplier<Object>) () -> {
            endOverdueAfter(PATIENCE);
            return 0L;
        });
        assertThat(failures("a")).hasOnlyElementsOfType(RedisException.ConnectionLost.class);
    }

    @Test
    void anExchangeWithinItsLimitIsNotCutOff() {
        redis.results((Supplier<Object>) () -> {
            endOverdueAfter(PATIENCE.minusNanos(1));
            return 0L;
        });
        assertThat(failures("a")).containsOnlyNulls();
    }

    private void endOverdueAfter(Duration time) {
        clock.advance(time.plusNanos(1));
        sender.endOverdue(clock.nanoTime());
    }

    @Test
    void thePostedCommandIsCalledBackOnceHoweverItEnds() {
        List<PendingCommand> called = new ArrayList<>();
        PendingCommand sent = new PendingCommand(push("a"), called::add);
        PendingCommand lost = new PendingCommand(push("b"), called::add);
        PendingCommand unsent = new PendingCommand(push("c"), called::add);
        redis.results(0L);
        sender.post(sent, PATIENCE);
        sender.post(lost, PATIENCE);
        sender.post(unsent, PATIENCE);

        assertThat(called).containsExactly(sent, lost, unsent);
        assertThat(sender.withdraw(sent)).isNull();
        assertThat(sender.withdraw(lost)).isInstanceOf(RedisException.ConnectionLost.class);
        assertThat(sender.withdraw(unsent)).isInstanceOf(RedisException.NotSent.class);
        assertThat(called).hasSize(3);
    }

    @Test
    void aClosedSenderSendsNothing() {
        sender.close();

        assertThat(failures("a")).hasOnlyElementsOfType(RedisException.NotSent.class);
        assertThat(redis.commands()).isEmpty();
    }
}
