/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.MessageTooLargeException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.connection.Deadline;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.message.ReplyAddress;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.topology.FixedLocator;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.ServiceKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallStarterTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Duration SHORT = Duration.ofMillis(2);
    private final RedisException notSent = new RedisException.NotSent("no connection", null);
    private final RedisException full = new RedisException.QueueFull("key", 10_000);
    private final RedisException lost = new RedisException.ConnectionLost("broken", null);

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final ChunkingServices chunking = new ChunkingServices(Set.of());
    private final FakeSender first = new FakeSender();
    private final FakeSender second = new FakeSender();
    private CallSettings settings;
    private List<ShardClient> shards;
    private ShardRotation rotation;
    private CallStarter starter;

    /** The kinds of calls, which must all treat shards in the same way. */
    private enum Way {
        WAITING {
            @Override
            JobResponse call(CallStarter starter, OutgoingJob job) {
                return starter.call(job);
            }
        },
        SENDING {
            @Override
            JobResponse call(CallStarter starter, OutgoingJob job) {
                return join(starter.send(job));
            }
        },
        BATCH {
            @Override
            JobResponse call(CallStarter starter, OutgoingJob job) {
                return join(starter.sendAll(List.of(job)).get(0));
            }
        };

        abstract JobResponse call(CallStarter starter, OutgoingJob job);

        private static JobResponse join(CompletableFuture<JobResponse> reply) {
            try {
                return reply.join();
            } catch (CompletionException e) {
                throw (RuntimeException) e.getCause();
            }
        }
    }

    CallStarterTest() {
        use(new CallSettings.Limits(10_000, 2_000, 0, 10, 2_000));
        chunking.responded(Jobs.SERVICE, false);
    }

    private void use(CallSettings.Limits limits) {
        settings = Responses.settings(limits);
        shards = List.of(shard(first), shard(second));
        rotation = new ShardRotation(shards, 0);
        starter = new CallStarter(rotation, settings, chunking, clock, Clock.fixed(NOW, ZoneOffset.UTC));
        respondAlways();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aMoveOfTheWallClockNeitherEndsNorProlongsACall(long hours) {
        AtomicReference<Instant> wall = new AtomicReference<>(NOW);
        starter = new CallStarter(rotation, settings, chunking, clock, new Clock() {
            @Override
            public Instant instant() {
                return wall.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        first.onAccepted(push -> {});
        second.onAccepted(push -> {});
        Deadline deadline = Deadline.in(Duration.ofSeconds(3), clock.nanoTime());
        CompletableFuture<JobResponse> limited = starter.send(Jobs.job().withDeadline(deadline));
        CompletableFuture<JobResponse> plain = starter.send(Jobs.job());

        wall.set(NOW.plus(Duration.ofHours(hours)));
        clock.advance(Duration.ofMillis(2_999));
        rotation.expireCalls(clock.nanoTime());
        assertThat(limited).isNotDone();
        CompletableFuture<JobResponse> later = starter.send(Jobs.job().withDeadline(deadline));
        assertThat(later).isNotDone();

        clock.advance(Duration.ofMillis(1));
        rotation.expireCalls(clock.nanoTime());
        assertThat(limited).isCompletedExceptionally();
        assertThat(later).isCompletedExceptionally();
        assertThat(plain).isNotDone();

        clock.advance(Jobs.TIMEOUT.minusSeconds(3));
        rotation.expireCalls(clock.nanoTime());
        assertThat(plain).isCompletedExceptionally();
    }

    private void respondAlways() {
        first.onAccepted(push -> respond(shards.get(0), push, "first"));
        second.onAccepted(push -> respond(shards.get(1), push, "second"));
    }

    /** Makes a shard whose connections for responses are never used. */
    private ShardClient shard(FakeSender sender) {
        FixedLocator locator = new FixedLocator(RedisAddress.parse("redis://127.0.0.1:1"));
        ReplyListNames names = new ReplyListNames("test", new Ring(List.of(locator)), 0);
        String replyTo = names.next();
        return new ShardClient(
                sender,
                new ReplyReader(
                        replyTo,
                        new ListReader(locator, ServiceKeys.replies(replyTo), clock, redis),
                        sender,
                        new ReplyDecoder(settings, new PendingCalls(), chunking, () -> 0),
                        clock),
                new ChunkedReplyReader(
                        locator,
                        sender,
                        names,
                        new ReplyDecoder(settings, new PendingCalls(), chunking, () -> 0),
                        clock,
                        redis));
    }

    /** Responds on the reply list that the request names, if it is at this shard. */
    private static void respond(ShardClient shard, Push request, Object value) {
        ReplyAddress address = Responses.addressIn(request.frames().get(0));
        boolean shared = shard.replies().replyTo().equals(address.replyTo());
        PendingCalls calls =
                shared ? shard.replies().calls() : shard.chunkedReplies().calls();
        calls.take(address.requestId()).ifPresent(call -> call.response().complete(Responses.response(value)));
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(Thread.interrupted()).as("interrupted").isFalse();
        assertThat(rotation.inFlight()).as("calls in flight").isZero();
        first.reset();
        second.reset();
        respondAlways();
        assertThat(starter.call(Jobs.job(Map.of("text", "x".repeat(1_600)))))
                .as("a call that needs most of the memory for requests")
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCallReturnsTheResponseFromTheShardThatTookTheRequest(Way way) {
        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("first");

        assertThat(second.accepted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aShardWithoutConnectionIsFollowedByTheNext(Way way) {
        first.fail(notSent);

        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource
    void aFullQueueIsFollowedByTheNext(Way way) {
        first.fail(full);

        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("second");
    }

    @ParameterizedTest
    @EnumSource
    void aShardThatMayHaveTheRequestIsTheLastOne(Way way) {
        first.fail(lost);

        assertThatThrownBy(() -> way.call(starter, Jobs.job()))
                .isInstanceOf(ConnectionLostException.class)
                .hasCause(lost);
        assertThat(second.accepted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whenAllShardsFailTheLastFailureIsReported(Way way) {
        first.fail(full);
        second.fail(notSent);

        assertThatThrownBy(() -> way.call(starter, Jobs.job()))
                .isInstanceOf(SendFailedException.class)
                .hasCause(notSent)
                .hasMessageContaining("no connection");
        assertThat(first.timeouts).hasSize(1);
        assertThat(second.timeouts).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aShardLeavesTimeForTheNext(Way way) {
        first.fail(notSent);

        way.call(starter, Jobs.job());

        assertThat(first.timeouts).containsExactly(Jobs.TIMEOUT.dividedBy(2));
        assertThat(second.timeouts).containsExactly(Jobs.TIMEOUT);
    }

    @ParameterizedTest
    @EnumSource
    void theTimeOfTheFirstShardCountsForTheSecond(Way way) {
        first.fail(full).onAttempt(() -> clock.advance(Duration.ofSeconds(2)));

        way.call(starter, Jobs.job());

        assertThat(second.timeouts).containsExactly(Jobs.TIMEOUT.minusSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void callsGoToTheShardsInRotation(Way way) {
        List<Object> values = Stream.generate(() -> Responses.valueOf(way.call(starter, Jobs.job())))
                .limit(4)
                .toList();

        assertThat(values).containsExactly("first", "second", "first", "second");
    }

    @ParameterizedTest
    @EnumSource
    void aShardThatIsDownIsTriedLast(Way way) {
        first.down();

        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("second");
        second.fail(notSent);
        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("first");
    }

    @ParameterizedTest
    @EnumSource
    void aSuppressedResponseIsNotAwaited(Way way) {
        first.onAccepted(push -> {});

        JobResponse response = way.call(starter, Jobs.withoutResponse());

        assertThat(response.actions()).isEmpty();
        assertThat(response.errors()).isEmpty();
        assertThat(first.accepted).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aJobWhoseDeadlineHasPassedIsNotSent(Way way) {
        OutgoingJob late = Jobs.job().withDeadline(new Deadline(clock.nanoTime()));

        assertThatThrownBy(() -> way.call(starter, late)).isInstanceOf(ResponseTimeoutException.class);
        assertThat(first.timeouts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDeadlineShortensTheTimeout(Way way) {
        way.call(starter, Jobs.job().withDeadline(Deadline.in(Duration.ofSeconds(1), clock.nanoTime())));

        assertThat(first.timeouts).containsExactly(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatIsTooLargeIsNotSent(Way way) {
        assertThatThrownBy(() -> way.call(starter, Jobs.job(Map.of("text", "x".repeat(2_000)))))
                .isInstanceOf(MessageTooLargeException.class);
        assertThat(first.timeouts).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatCannotBeSerializedIsNotSent(Way way) {
        assertThatThrownBy(() -> way.call(starter, Jobs.job(Map.of("value", new Object()))))
                .isInstanceOf(InvalidMessageException.class)
                .hasMessageContaining("value");
        assertThat(first.accepted).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatMayChunkGetsAReplyListForTheCall(Way way) {
        chunking.responded(Jobs.SERVICE, true);
        ChunkedReplyReader lists = shards.get(0).chunkedReplies();
        String sharedList = shards.get(0).replies().replyTo();
        first.onAccepted(push -> {
            assertThat(Responses.addressIn(push.frames().get(0)).replyTo()).isNotEqualTo(sharedList);
            assertThat(lists.size()).isEqualTo(1);
            respond(shards.get(0), push, "own");
        });

        assertThat(Responses.valueOf(way.call(starter, Jobs.job()))).isEqualTo("own");
        assertThat(lists.size()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aQueueThatIsTooLongForAResponseInTimeIsReported(Way way) {
        first.found(10).onAccepted(push -> {
            clock.advance(Duration.ofMillis(200));
            respond(shards.get(0), push, "first");
        });
        second.found(10).onAccepted(push -> {
            clock.advance(Duration.ofMillis(200));
            respond(shards.get(1), push, "second");
        });
        OutgoingJob learned = Jobs.refusedIfLate(Jobs.TIMEOUT);
        CompletableFuture<JobResponse> reply = starter.send(learned);
        assertThat(reply).isCompleted();
        first.fail(new RedisException.QueueFull("key", 6));
        second.fail(new RedisException.QueueFull("key", 6));

        assertThatThrownBy(() -> way.call(starter, Jobs.refusedIfLate(Duration.ofMillis(100))))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("its queue holds 6 or more requests, too many for a response within 100 ms");
    }

    @Test
    void theRequestHasAnExpiryAndLivesLongerInRedis() {
        starter.call(Jobs.job().withTimeout(Duration.ofMillis(1_500)));

        Push push = first.accepted.get(0);
        assertThat(push.key()).isEqualTo("pysoa:service.example");
        assertThat(push.life()).isEqualTo(Duration.ofSeconds(12));
        assertThat(push.capacity()).isEqualTo(10_000);
    }

    @Test
    void aResponseEndsTheCallEvenIfRedisHasNotConfirmedTheRequest() {
        first.hold(lost);

        assertThat(Responses.valueOf(starter.call(Jobs.job()))).isEqualTo("first");

        first.held().complete(lost, null);
        first.held().signal();
    }

    @Test
    void aWaitingCallTakesNoMemoryForItsRequestOnceRedisHasIt() {
        OutgoingJob large = Jobs.job(Map.of("text", "x".repeat(1_600)));
        List<CompletableFuture<JobResponse>> meanwhile = new ArrayList<>();
        first.onAccepted(push -> {}).afterPost(() -> {
            meanwhile.add(starter.send(large));
            respond(shards.get(0), first.accepted.get(0), "first");
            first.afterPost(() -> {});
        });

        assertThat(Responses.valueOf(starter.call(large))).isEqualTo("first");

        assertThat(meanwhile.get(0)).isCompleted();
    }

    @Test
    void aRequestThatIsNotSentInTimeIsWithdrawnAndGoesToTheNextShard() {
        first.hold(notSent).onAccepted(push -> {});

        assertThat(Responses.valueOf(starter.call(Jobs.job().withTimeout(SHORT))))
                .isEqualTo("second");
    }

    @Test
    void aRequestThatMayHaveBeenSentIsNotSentToTheNextShard() {
        first.hold(lost).onAccepted(push -> {});

        assertThatThrownBy(() -> starter.call(Jobs.job().withTimeout(SHORT)))
                .isInstanceOf(ConnectionLostException.class);
        assertThat(second.accepted).isEmpty();
    }

    @Test
    void aRequestThatWasSentInTheLastMomentKeepsItsCall() {
        first.hold(null).onAccepted(push -> {});
        first.onWithdraw(() -> respond(shards.get(0), (Push) first.held().command(), "late"));

        assertThat(Responses.valueOf(starter.call(Jobs.job().withTimeout(SHORT))))
                .isEqualTo("late");
        assertThat(second.accepted).isEmpty();
    }

    @Test
    void aCallWithoutResponseTimesOut() {
        first.onAccepted(push -> {});

        assertThatThrownBy(() -> starter.call(Jobs.job().withTimeout(SHORT)))
                .isInstanceOf(ResponseTimeoutException.class);
        assertThat(second.accepted).isEmpty();
    }

    @Test
    void anInterruptedCallWhoseRequestIsNotSentTellsThatAndTriesNoOtherShard() {
        first.hold(notSent).onAccepted(push -> {});
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(() -> starter.call(Jobs.job()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOfSatisfying(SendFailedException.class, own -> assertThat(own.isCallersOwn())
                        .isTrue())
                .hasMessageContaining("the caller was interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(second.accepted).isEmpty();
    }

    @Test
    void anInterruptedCallWhoseRequestIsSentIsLost() {
        first.onAccepted(push -> {});
        Thread.currentThread().interrupt();

        Throwable failure = catchThrowable(() -> starter.call(Jobs.job()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure)
                .isInstanceOf(ConnectionLostException.class)
                .hasMessageContaining("the caller was interrupted")
                .hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void cancellingTheFutureEndsACall() {
        first.onAccepted(push -> {});

        CompletableFuture<JobResponse> reply = starter.send(Jobs.job());
        assertThat(rotation.inFlight()).isEqualTo(1);
        reply.cancel(false);

        assertThat(rotation.inFlight()).isZero();
    }

    @Test
    void aBatchTakesOneRoundTripForEachShard() {
        List<CompletableFuture<JobResponse>> replies =
                starter.sendAll(List.of(Jobs.job(), Jobs.job(), Jobs.job(), Jobs.job(), Jobs.job()));

        assertThat(replies.stream().map(reply -> Responses.valueOf(reply.join())))
                .containsExactly("first", "second", "first", "second", "first");
        assertThat(first.batches).containsExactly(3);
        assertThat(second.batches).containsExactly(2);
    }

    @Test
    void ofABatchOnlyTheCallsThatAShardDidNotTakeContinue() {
        first.fail(full).fail(lost);

        List<CompletableFuture<JobResponse>> replies =
                starter.sendAll(List.of(Jobs.job(), Jobs.job(), Jobs.job(), Jobs.job(), Jobs.job()));

        assertThat(Responses.valueOf(replies.get(0).join())).isEqualTo("second");
        assertThat(Responses.valueOf(replies.get(1).join())).isEqualTo("second");
        assertThat(replies.get(2))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionLostException.class);
        assertThat(Responses.valueOf(replies.get(3).join())).isEqualTo("second");
        assertThat(Responses.valueOf(replies.get(4).join())).isEqualTo("first");
    }

    @Test
    void ofABatchOnlyTheInvalidJobFails() {
        List<CompletableFuture<JobResponse>> replies =
                starter.sendAll(List.of(Jobs.job(), Jobs.job(Map.of("value", new Object())), Jobs.job()));

        assertThat(replies.get(0)).isCompleted();
        assertThat(replies.get(1))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(InvalidMessageException.class);
        assertThat(replies.get(2)).isCompleted();
    }

    @Test
    void ofABatchAsManyCallsAreMadeAsMayBeInFlight() {
        use(new CallSettings.Limits(10_000, 2_000, 0, 2, 2_000));

        List<CompletableFuture<JobResponse>> replies = starter.sendAll(List.of(Jobs.job(), Jobs.job(), Jobs.job()));

        assertThat(replies.get(0)).isCompleted();
        assertThat(replies.get(1)).isCompleted();
        assertThat(replies.get(2))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class)
                .withMessageContaining("soa.client.max-in-flight");
    }

    @Test
    void ofABatchAsManyRequestsAreSentAsTheMemoryAllows() {
        OutgoingJob large = Jobs.job(Map.of("text", "x".repeat(500)));

        List<CompletableFuture<JobResponse>> replies = starter.sendAll(List.of(large, large, large));

        assertThat(replies.get(0)).isCompleted();
        assertThat(replies.get(1)).isCompleted();
        assertThat(replies.get(2))
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(SendFailedException.class)
                .withMessageContaining("soa.client.max-unsent-bytes");
    }
}
