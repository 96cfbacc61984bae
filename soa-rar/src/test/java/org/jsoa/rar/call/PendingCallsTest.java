/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.testing.TestClock;
import org.junit.jupiter.api.Test;

class PendingCallsTest {

    private final TestClock clock = new TestClock();
    private final PendingCalls calls = new PendingCalls();

    private PendingCall add() {
        return calls.add(Jobs.job(), clock.nanoTime() + Jobs.TIMEOUT.toNanos());
    }

    @Test
    void findsEachCallByItsRequestIdOnce() {
        PendingCall first = add();
        PendingCall second = add();

        assertThat(calls.take(second.id())).containsSame(second);
        assertThat(calls.take(second.id())).as("a duplicate").isEmpty();
        assertThat(calls.size()).isEqualTo(1);
        assertThat(calls.take(first.id())).containsSame(first);
    }

    @Test
    void findsNoCallByARequestIdOfAnotherType() {
        PendingCall call = add();

        assertThat(calls.take(Long.toString(call.id()))).isEmpty();
        assertThat(calls.take((int) call.id())).isEmpty();
        assertThat(calls.take(null)).isEmpty();
        assertThat(calls.size()).isEqualTo(1);
    }

    @Test
    void expiresCallsAtTheirDeadlineAndNoOthers() {
        PendingCall early = add();
        clock.advance(Duration.ofNanos(1));
        PendingCall late = add();

        clock.advance(Jobs.TIMEOUT.minusNanos(2));
        calls.expire(clock.nanoTime());
        assertThat(early.response()).isNotDone();

        clock.advance(Duration.ofNanos(1));
        calls.expire(clock.nanoTime());
        assertThat(early.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ResponseTimeoutException.class);
        assertThat(late.response()).isNotDone();
        assertThat(calls.size()).isEqualTo(1);
    }

    @Test
    void failsAllCalls() {
        PendingCall call = add();

        calls.failAll(pending -> new ConnectionLostException(pending.job().service(), null));

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ConnectionLostException.class);
        assertThat(calls.size()).isZero();
    }

    @Test
    void aCallThatIsGivenUpIsForgotten() {
        PendingCall call = add();

        call.giveUp();

        assertThat(call.response()).isCancelled();
        assertThat(calls.take(call.id())).isEmpty();
    }

    @Test
    void aCallWhoseRequestFailsIsForgotten() {
        PendingCall call = add();
        RedisException failure = new RedisException.NotSent("refused", null);

        call.fail(failure);

        assertThat(call.response())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCause(failure);
        assertThat(calls.size()).isZero();
    }

    @Test
    void cancellingTheFutureOfACallForgetsIt() {
        PendingCall call = add();
        CompletableFuture<JobResponse> response = call.cancellableResponse();

        response.cancel(false);

        assertThat(calls.size()).isZero();
    }
}
