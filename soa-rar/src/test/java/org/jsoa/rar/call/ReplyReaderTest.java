/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.FixedLocator;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.exceptions.JedisConnectionException;

/** The loop of the reader runs on the thread of the test, until the test closes the reader. */
class ReplyReaderTest {

    private static final String LIST = "pysoa:service.test!1";

    private final AtomicLong now = new AtomicLong();

    /** Each reading of the clock advances it by more than any back-off. */
    private final MonotonicClock clock =
            () -> now.addAndGet(Duration.ofSeconds(2).toNanos());

    private final FakeRedis redis = new FakeRedis();
    private final FakeSender sender = new FakeSender();
    private final PendingCalls calls = new PendingCalls();
    private final ListReader list =
            new ListReader(new FixedLocator(RedisAddress.parse("redis://127.0.0.1:1")), LIST, clock, redis);
    private final ReplyReader reader = new ReplyReader(
            "service.test!1",
            list,
            sender,
            new ReplyDecoder(Responses.settings(), calls, new ChunkingServices(Set.of()), () -> 0),
            clock);

    private PendingCall add() {
        return calls.add(Jobs.job(), Long.MAX_VALUE);
    }

    private static byte[] frame(PendingCall call) {
        return Responses.frame(call.id(), Responses.response("read"));
    }

    private static List<byte[]> element(PendingCall call) {
        return List.of(LIST.getBytes(UTF_8), frame(call));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void closeAfter(PendingCall call) {
        call.response().whenComplete((response, failure) -> reader.close());
    }

    @Test
    void readsTheResponsesOfManyCallsInOneRoundTrip() {
        PendingCall first = add();
        PendingCall second = add();
        PendingCall third = add();
        closeAfter(third);
        redis.results(List.of(frame(first), frame(second)), element(third));

        reader.readForCalls();
        reader.run();

        assertThat(List.of(first, second, third))
                .allSatisfy(call ->
                        assertThat(Responses.valueOf(call.response().join())).isEqualTo("read"));
        assertThat(redis.commands()).containsExactly("LPOP " + LIST + " 255", "BLPOP " + LIST + " 3.0");
        assertThat(redis.roundTrips()).isEqualTo(1);
    }

    @Test
    void readsAsLongAsAnyCallAwaitsAResponse() {
        PendingCall first = add();
        PendingCall last = add();
        closeAfter(last);
        redis.results(null, element(first), null, null, null, element(last));

        reader.readForCalls();
        reader.run();

        assertThat(last.response()).isCompleted();
        assertThat(redis.roundTrips()).isEqualTo(3);
    }

    @Test
    void readsNothingWithoutCalls() {
        reader.requestReconnect();
        PendingCall call = add();
        call.giveUp();
        reader.close();

        reader.run();

        assertThat(redis.attempts()).isZero();
    }

    @Test
    void readsAgainAfterItsConnectionWasLost() {
        PendingCall call = add();
        closeAfter(call);
        redis.results(new JedisConnectionException("lost"), null, element(call));

        reader.readForCalls();
        reader.run();

        assertThat(call.response()).isCompleted();
        assertThat(redis.attempts()).isEqualTo(2);
    }

    @Test
    void isDownFromAFailureUntilItHasConnectedAgain() {
        redis.refuses(true);
        PendingCall call = add();
        assertThat(reader.isUp()).isTrue();
        assertThatThrownBy(list::connect).isInstanceOf(RedisException.NotSent.class);
        assertThat(reader.isUp()).isFalse();

        call.giveUp();
        redis.refuses(false);
        sender.onConnect(reader::close);
        reader.requestReconnect();
        reader.run();

        assertThat(redis.attempts()).isEqualTo(2);
        assertThat(list.isUp()).isTrue();
    }

    @Test
    void isDownWhileRequestsCannotBeSent() {
        sender.down();

        assertThat(reader.isUp()).isFalse();
    }

    @Test
    void theLoopTakesOverFromALoneCallThatHasNoResponseYet() throws RedisException {
        list.connect();
        PendingCall call =
                calls.add(Jobs.job(), now.get() + Duration.ofMinutes(1).toNanos());
        PendingCommand request = new PendingCommand(
                new Push("requests", List.of("request".getBytes(UTF_8)), Duration.ofSeconds(9), 100), done -> {});
        redis.results(0L, null);

        reader.sendAndRead(call, request, Jobs.TIMEOUT);

        assertThat(request.isDone()).isTrue();
        assertThat(call.response()).isNotDone();
        closeAfter(call);
        redis.results(null, element(call));
        reader.run();
        assertThat(call.response()).isCompleted();
    }

    @Test
    void aClosedReaderConnectsNoMore() {
        PendingCall call = add();
        redis.results((Supplier<Object>) () -> {
            reader.close();
            throw new JedisConnectionException("closed");
        });

        reader.readForCalls();
        reader.run();

        assertThat(call.response()).isNotDone();
        assertThat(redis.attempts()).isEqualTo(1);
    }
}
