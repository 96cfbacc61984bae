/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoa.rar.time.MonotonicClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickerTest {

    private final Ticker ticker = new Ticker(Duration.ofMillis(1), MonotonicClock.SYSTEM);
    private final AtomicInteger ticks = new AtomicInteger();

    @BeforeEach
    void start() {
        ticker.start();
    }

    @AfterEach
    void close() {
        ticker.close();
    }

    private void awaitTicks(int more) {
        int before = ticks.get();
        await().until(() -> ticks.get() >= before + more);
    }

    @Test
    void runsATaskRegularlyUntilItIsEnded() {
        Runnable end = ticker.every(ticks::incrementAndGet);
        awaitTicks(3);
        end.run();
        AtomicInteger others = new AtomicInteger();
        ticker.every(others::incrementAndGet);
        await().until(() -> others.get() > 1);
        int before = ticks.get();
        await().until(() -> others.get() > 5);

        assertThat(ticks).hasValue(before);
    }

    @Test
    void aTaskThatFailsStopsNeitherItselfNorTheOthers() {
        AtomicInteger failed = new AtomicInteger();
        ticker.every(() -> {
            failed.incrementAndGet();
            throw new StackOverflowError();
        });
        ticker.soon(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        ticker.every(ticks::incrementAndGet);

        awaitTicks(3);
        assertThat(failed.get()).isGreaterThan(1);
    }

    @Test
    void anInterruptDoesNotEndTheThread() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        ticker.soon(() -> thread.set(Thread.currentThread()));
        ticker.every(ticks::incrementAndGet);
        awaitTicks(1);
        thread.get().interrupt();

        awaitTicks(3);
        ticker.close();
        await().until(() -> !thread.get().isAlive());
    }
}
