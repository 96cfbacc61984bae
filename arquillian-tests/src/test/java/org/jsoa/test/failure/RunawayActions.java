/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoa.service.Action;
import org.jsoa.service.Service;
import org.jsoa.service.TimeLimit;

/** A service whose actions run without an end. */
@Service("runaway")
@ApplicationScoped
@TimeLimit(value = 1, unit = TimeUnit.SECONDS)
public class RunawayActions {

    private final AtomicBoolean released = new AtomicBoolean();

    /** Sleeps until it is interrupted. */
    @Action("sleep")
    public void sleep() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Computes until {@code release} is called. Interrupts do not end it. */
    @Action("spin")
    public void spin() {
        while (!released.get()) {
            Thread.onSpinWait();
        }
    }

    /** Ends {@code spin}. */
    @Action("release")
    public void release() {
        released.set(true);
    }

    /** Returns at once. */
    @Action("quick")
    public Map<String, Object> quick() {
        return Map.of("done", true);
    }
}
