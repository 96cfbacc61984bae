/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that a test moves. It begins shortly before the values overflow, as a real one may. */
public final class ManualClock implements MonotonicClock {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);

    @Override
    public long nanoTime() {
        return now.get();
    }

    public void advance(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
