/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Where the callers of one load write down what they see. */
final class Recorder {

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Histogram latencies = new ConcurrentHistogram(1_000, LONGEST, 3);
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>("");
    private final long begin = System.nanoTime();

    void succeeded(long nanos) {
        latencies.recordValue(Math.max(1, Math.min(nanos, LONGEST)));
    }

    void failed(Exception failure) {
        failed.incrementAndGet();
        firstFailure.compareAndSet("", failure.toString());
    }

    LoadResult result() {
        return LoadResult.of(System.nanoTime() - begin, failed.get(), firstFailure.get(), latencies);
    }
}
