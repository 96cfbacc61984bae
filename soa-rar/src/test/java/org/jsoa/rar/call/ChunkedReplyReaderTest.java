/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.rar.topology.Ring;
import org.junit.jupiter.api.Test;

/** The loop of the reader runs on the thread of the test, until the test closes the reader. */
class ChunkedReplyReaderTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final FakeRedis redis = new FakeRedis();
    private final FakeSender sender = new FakeSender();
    private final PendingCalls calls = new PendingCalls();
    private final FixedLocator locator = new FixedLocator(RedisAddress.parse("redis://127.0.0.1:1"));
    private final ChunkedReplyReader reader = new ChunkedReplyReader(
            locator,
            sender,
            new ReplyListNames("test", new Ring(List.of(locator)), 0),
            new ReplyDecoder(Responses.settings(), calls, new ChunkingServices(Set.of()), () -> 0),
            new TestClock(),
            redis);

    private PendingCall add() {
        return calls.add(Jobs.job(), Long.MAX_VALUE);
    }

    private static List<byte[]> element(String replyTo, byte[] frame) {
        return List.of(("pysoa:" + replyTo).getBytes(UTF_8), frame);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeAfter(PendingCall call) {
        call.response().whenComplete((response, failure) -> reader.close());
    }

    @Test
    void readsTheFirstChunkAndThenAllThatAreThere() throws RedisException {
        PendingCall call = add();
        String replyTo = reader.open(call, TIMEOUT);
        List<byte[]> chunks = Responses.chunks(call.id(), Responses.response("x".repeat(250)));
        closeAfter(call);
        redis.results(element(replyTo, chunks.get(0)), chunks.subList(1, chunks.size()));

        reader.run();

        assertThat(Responses.valueOf(call.response().join())).isEqualTo("x".repeat(250));
        assertThat(redis.commands()).hasSize(2);
        assertThat(redis.commands().get(0))
                .startsWith("BLPOP ")
                .contains(" pysoa:" + replyTo + " ")
                .endsWith(" 3.0");
        assertThat(redis.commands().get(1)).isEqualTo("LPOP pysoa:" + replyTo + " " + (chunks.size() - 1));
    }

    @Test
    void readsTheListsOfAllCallsWithOneCommand() throws RedisException {
        PendingCall first = add();
        PendingCall second = add();
        String firstList = reader.open(first, TIMEOUT);
        String secondList = reader.open(second, TIMEOUT);
        closeAfter(second);
        redis.results(
                element(firstList, Responses.frame(first.id(), Responses.response(1))),
                element(secondList, Responses.frame(second.id(), Responses.response(2))));

        reader.run();

        assertThat(Responses.valueOf(first.response().join())).isEqualTo(1L);
        assertThat(Responses.valueOf(second.response().join())).isEqualTo(2L);
        assertThat(redis.commands().get(0)).contains(firstList, secondList);
        assertThat(redis.commands().get(1)).contains(secondList).doesNotContain(firstList);
    }

    @Test
    void aListThatIsOpenedWhileTheLoopIsBlockedWakesIt() throws RedisException {
        PendingCall first = add();
        PendingCall second = add();
        String firstList = reader.open(first, TIMEOUT);
        assertThat(sender.accepted).as("nothing to wake").isEmpty();
        List<String> lists = new ArrayList<>();
        closeAfter(second);
        redis.results(
                (Supplier<Object>) () -> {
                    lists.add(openUnchecked(second));
                    return element(sender.accepted.get(0).key().replace("pysoa:", ""), "wake".getBytes(UTF_8));
                },
                (Supplier<Object>) () -> element(lists.get(0), Responses.frame(second.id(), Responses.response(2))));

        reader.run();

        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands().get(0)).contains(sender.accepted.get(0).key(), firstList);
        assertThat(redis.commands().get(1)).contains(firstList, lists.get(0));
        assertThat(second.response()).isCompleted();
        assertThat(first.response()).isNotDone();
    }

    private String openUnchecked(PendingCall call) {
        try {
            return reader.open(call, TIMEOUT);
        } catch (RedisException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLoopThatCannotBeWokenFailsTheCallAndIsWokenByTheNext() throws RedisException {
        PendingCall first = add();
        PendingCall second = add();
        PendingCall third = add();
        String firstList = reader.open(first, TIMEOUT);
        closeAfter(first);
        redis.results((Supplier<Object>) () -> {
            sender.fail(new RedisException.ConnectionLost("broken", null));
            assertThatThrownBy(() -> reader.open(second, TIMEOUT)).isInstanceOf(RedisException.NotSent.class);
            assertThat(reader.size()).isEqualTo(1);
            openUnchecked(third);
            return element(firstList, Responses.frame(first.id(), Responses.response(1)));
        });

        reader.run();

        assertThat(sender.timeouts).hasSize(2);
        assertThat(sender.accepted).hasSize(1);
    }

    @Test
    void theListOfACallThatHasEndedIsNotReadAnyMore() throws RedisException {
        PendingCall call = add();
        reader.open(call, TIMEOUT);
        assertThat(reader.size()).isEqualTo(1);

        call.giveUp();

        assertThat(reader.size()).isZero();
    }

    @Test
    void aClosedReaderReadsNothing() throws RedisException {
        reader.open(add(), TIMEOUT);
        reader.close();

        reader.run();

        assertThat(redis.attempts()).isZero();
    }
}
