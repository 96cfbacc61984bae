/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.ListReader;
import org.jsoa.rar.testing.FakeRedis;
import org.jsoa.rar.testing.RecordedLog;
import org.jsoa.rar.testing.TestClock;
import org.jsoa.rar.topology.FixedLocator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

class InlineCallsTest {

    private static final String LIST = "pysoa:service.test!1";
    private static final Duration BLOCK = Duration.ofMillis(20);

    private final TestClock clock = new TestClock();
    private final FakeRedis redis = new FakeRedis();
    private final FakeSender sender = new FakeSender();
    private final ReentrantLock readLock = new ReentrantLock();
    private final PendingCalls calls = new PendingCalls();
    private final ListReader list = list();
    private InlineCalls inlineCalls = inlineCalls(list);
    private PendingCommand request;

    private ListReader list() {
        return new ListReader(new FixedLocator(RedisAddress.parse("redis://127.0.0.1:1")), LIST, clock, redis);
    }

    private InlineCalls inlineCalls(ListReader read) {
        ReplyDecoder decoder = new ReplyDecoder(Responses.settings(), calls, new ChunkingServices(Set.of()), () -> 0);
        ReplyDecoder.Source source = decoder.source("service.test!1");
        return new InlineCalls(calls, read, readLock, sender, bytes -> decoder.receive(bytes, source), clock);
    }

    @BeforeEach
    void connect() throws RedisException {
        list.connect();
    }

    private PendingCall send(OutgoingJob job) {
        PendingCall call = calls.add(job, clock.nanoTime() + job.timeout().toNanos());
        request = new PendingCommand(
                new Push("requests", List.of("request".getBytes(UTF_8)), Duration.ofSeconds(9), 100), done -> {
                    if (done.failure() != null) {
                        call.fail(done.failure());
                    }
                });
        inlineCalls.send(call, request, job.timeout());
        assertThat(readLock.isLocked()).isFalse();
        return call;
    }

    /** Returns the result of a Redis that finds an element on the list. */
    private static Supplier<Object> element(long requestId) {
        return () -> List.of(LIST.getBytes(UTF_8), Responses.frame(requestId, Responses.response("inline")));
    }

    /** Responds as a Redis that has waited for an element until the timeout. */
    private Object nothingInTime() {
        clock.advance(BLOCK);
        return new byte[0];
    }

    @Test
    void aLoneCallSendsItsRequestAndReadsItsResponseInOneRoundTrip() {
        redis.results(0L, element(1));

        PendingCall call = send(Jobs.job());

        assertThat(Responses.valueOf(call.response().join())).isEqualTo("inline");
        assertThat(request.isDone()).isTrue();
        assertThat(request.failure()).isNull();
        assertThat(request.result()).isEqualTo(0L);
        assertThat(redis.commands()).containsExactly("EVALSHA 1 requests 9 100 request", "BLPOP " + LIST + " 0.02");
        assertThat(redis.roundTrips()).isEqualTo(1);
        assertThat(sender.timeouts).isEmpty();
    }

    @Test
    void aScriptThatRedisDoesNotKnowIsLeftToTheSender() {
        redis.results(new JedisNoScriptException("NOSCRIPT"), null, element(1));

        PendingCall call = send(Jobs.job());

        assertThat(sender.accepted).containsExactly((Push) request.command());
        assertThat(request.failure()).isNull();
        assertThat(Responses.valueOf(call.response().join())).isEqualTo("inline");
    }

    @Test
    void aRequestThatRedisRefusesFailsItsCall() {
        redis.results(new JedisDataException("queue full"), (Supplier<Object>) this::nothingInTime);

        PendingCall call = send(Jobs.job());

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RedisException.QueueFull.class);
        assertThat(sender.timeouts).isEmpty();
    }

    @Test
    void aRequestWhoseConnectionIsLostIsNotSentAgain() {
        PendingCall call = send(Jobs.job());

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RedisException.ConnectionLost.class);
        assertThat(sender.timeouts).isEmpty();
    }

    @Test
    void oneOfSeveralCallsReadsNothing() {
        calls.add(Jobs.job(), Long.MAX_VALUE);

        PendingCall call = send(Jobs.job());

        assertThat(call.response()).isNotDone();
        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void aCallDoesNotWaitForAConnection() {
        inlineCalls = inlineCalls(list());

        send(Jobs.job());

        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 100, 500, 1_000, 1_900, 2_021, 5_000})
    void aLoneCallCostsTheSameAtAnyTimeout(long millis) {
        redis.results(0L, element(1));

        PendingCall call = send(Jobs.job().withTimeout(Duration.ofMillis(millis)));

        assertThat(Responses.valueOf(call.response().join())).isEqualTo("inline");
        assertThat(redis.commands()).containsExactly("EVALSHA 1 requests 9 100 request", "BLPOP " + LIST + " 0.02");
        assertThat(redis.roundTrips()).isEqualTo(1);
        assertThat(sender.timeouts).isEmpty();
    }

    @Test
    void aCallWaitsForEachResultNoLongerThanItsTimeout() {
        redis.results(
                (Supplier<Object>) () -> {
                    clock.advance(Duration.ofMillis(300));
                    return 0L;
                },
                element(1));

        send(Jobs.job().withTimeout(Duration.ofMillis(500)));

        assertThat(redis.timeouts()).containsExactly(Duration.ofMillis(500), Duration.ofMillis(200));
    }

    @Test
    void aConnectionWhoseCallIsOutOfTimeIsGivenUpWithoutAnOutage() {
        redis.results(0L, timedOut());

        try (RecordedLog log = new RecordedLog()) {
            PendingCall call = send(Jobs.job().withTimeout(Duration.ofMillis(500)));

            assertThat(call.response()).isNotDone();
            assertThat(request.failure()).isNull();
            assertThat(list.isConnected()).isFalse();
            assertThat(log.messages(Level.INFO)).isEmpty();
        }
    }

    @Test
    void aRequestThatWasNotConfirmedWithinItsTimeoutMayHaveBeenSent() {
        redis.results(timedOut());

        PendingCall call = send(Jobs.job().withTimeout(Duration.ofMillis(500)));

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RedisException.ConnectionLost.class);
        assertThat(sender.timeouts).isEmpty();
    }

    private static JedisConnectionException timedOut() {
        return new JedisConnectionException(new SocketTimeoutException("Read timed out"));
    }

    @Test
    void aConnectionThatWasClosedWhileItRestedCostsNoCall() {
        clock.advance(Duration.ofSeconds(2));
        redis.hangUp();

        PendingCall call = send(Jobs.job());

        assertThat(sender.accepted).hasSize(1);
        assertThat(call.response()).isNotDone();
        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void aCallDoesNotReadAgainAfterItsConnectionWasLost() {
        redis.results(0L, new JedisConnectionException("Unexpected end of stream."));

        send(Jobs.job());

        assertThat(redis.attempts()).isEqualTo(1);
    }

    @Test
    void aCallWithoutTimeForTwoReadsReadsNothing() {
        send(Jobs.job().withTimeout(BLOCK.multipliedBy(2)));

        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void aCallReadsNothingWhileAnotherThreadReads() {
        CompletableFuture.runAsync(readLock::lock).join();
        PendingCall call = calls.add(Jobs.job(), clock.nanoTime() + Jobs.TIMEOUT.toNanos());
        request = new PendingCommand(
                new Push("requests", List.of("request".getBytes(UTF_8)), Duration.ofSeconds(9), 100), done -> {});

        inlineCalls.send(call, request, Jobs.TIMEOUT);

        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands()).isEmpty();
    }

    @Test
    void theRequestToAClusterIsLeftToTheSender() {
        sender.ofCluster();
        redis.results(element(1));

        PendingCall call = send(Jobs.job());

        assertThat(sender.accepted).hasSize(1);
        assertThat(redis.commands()).containsExactly("BLPOP " + LIST + " 0.02");
        assertThat(Responses.valueOf(call.response().join())).isEqualTo("inline");
    }

    @Test
    void aRequestWithoutResponseIsLeftToTheSender() {
        redis.results((Supplier<Object>) this::nothingInTime);

        send(Jobs.withoutResponse());

        assertThat(sender.accepted).hasSize(1);
    }

    @Test
    void aCallReadsUntilItHasItsOwnResponse() {
        redis.results(0L, element(77), element(1));

        PendingCall call = send(Jobs.job());

        assertThat(call.response()).isCompleted();
        assertThat(redis.commands()).hasSize(3);
    }

    @Test
    void aCallReadsForAShortWhileOnly() {
        redis.results(0L, (Supplier<Object>) this::nothingInTime, element(1));

        PendingCall call = send(Jobs.job());

        assertThat(call.response()).isNotDone();
        assertThat(redis.commands()).hasSize(2);
    }

    @Test
    void aReadPastTheDeadlineIsCut() {
        redis.results(0L, (Supplier<Object>) () -> {
            clock.advance(Jobs.TIMEOUT.plusNanos(1));
            inlineCalls.endOverdue(clock.nanoTime());
            return element(1).get();
        });

        PendingCall call = send(Jobs.job());

        assertThat(call.response()).isNotDone();
        assertThat(list.isConnected()).isFalse();
    }

    @Test
    void aReadBeforeTheDeadlineIsNotCut() {
        redis.results(0L, (Supplier<Object>) () -> {
            clock.advance(Jobs.TIMEOUT);
            inlineCalls.endOverdue(clock.nanoTime());
            return element(1).get();
        });

        PendingCall call = send(Jobs.job());

        assertThat(call.response()).isCompleted();
        clock.advance(Jobs.TIMEOUT);
        inlineCalls.endOverdue(clock.nanoTime());
        assertThat(list.isConnected()).as("after the read").isTrue();
    }
}
