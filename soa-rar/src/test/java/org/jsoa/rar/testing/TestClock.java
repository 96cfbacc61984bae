/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jsoa.rar.time.MonotonicClock;

/** A clock that stands still until a test advances it. It begins shortly before the values overflow, as a real one may. */
public final class TestClock implements MonotonicClock {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    public void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
