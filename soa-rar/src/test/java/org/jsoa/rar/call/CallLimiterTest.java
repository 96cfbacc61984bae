/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.client.SendFailedException;
import org.junit.jupiter.api.Test;

class CallLimiterTest {

    private final AtomicInteger inFlight = new AtomicInteger();
    private final CallLimiter limiter =
            new CallLimiter(inFlight::get, new CallSettings.Limits(100, 1_000, 0, 3, 1_000));

    @Test
    void admitsAsManyCallsAsTheLimitAndNoMore() {
        inFlight.set(3);
        assertThatCode(() -> limiter.admit(Jobs.job())).doesNotThrowAnyException();

        inFlight.set(4);
        assertThatThrownBy(() -> limiter.admit(Jobs.job()))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("3 calls are in flight already")
                .hasMessageContaining("soa.client.max-in-flight");
    }

    @Test
    void reservesAsManyBytesAsTheLimitAndNoMore() {
        limiter.reserve(Jobs.job(), 600);
        limiter.reserve(Jobs.job(), 400);

        assertThatThrownBy(() -> limiter.reserve(Jobs.job(), 1))
                .isInstanceOf(SendFailedException.class)
                .hasMessageContaining("soa.client.max-unsent-bytes");
    }

    @Test
    void aRefusedRequestReservesNothing() {
        assertThatThrownBy(() -> limiter.reserve(Jobs.job(), 1_001)).isInstanceOf(SendFailedException.class);

        assertThatCode(() -> limiter.reserve(Jobs.job(), 1_000)).doesNotThrowAnyException();
    }

    @Test
    void releasesBytesOnce() {
        CallLimiter.Reservation first = limiter.reserve(Jobs.job(), 600);
        limiter.reserve(Jobs.job(), 400);

        first.release();
        first.release();

        assertThatCode(() -> limiter.reserve(Jobs.job(), 600)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limiter.reserve(Jobs.job(), 1)).isInstanceOf(SendFailedException.class);
    }
}
