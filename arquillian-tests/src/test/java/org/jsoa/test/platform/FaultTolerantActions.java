/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;

/** An action for each annotation of MicroProfile Fault Tolerance. */
public abstract class FaultTolerantActions {

    private static final long PATIENCE_SECONDS = 20;

    /** In milliseconds: Payara ignores other units here. */
    private static final long AN_HOUR = 3_600_000;

    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch occupied = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /**
     * How an attempt fails.
     *
     * @param key the attempts with the same key are counted together
     * @param failures how many of them fail
     * @param refusing whether they fail with an error of the application
     */
    public record Attempt(@NotNull String key, int failures, boolean refusing) {}

    /**
     * Which attempt it was.
     *
     * @param number counted from 1
     */
    public record Attempted(int number) {}

    /**
     * A number to halve.
     *
     * @param number the number
     */
    public record Whole(@Positive int number) {}

    /**
     * The half.
     *
     * @param number the number
     */
    public record Half(int number) {}

    private Attempted attempt(Attempt attempt) {
        int number = attempts.merge(attempt.key(), 1, Integer::sum);
        if (number > attempt.failures()) {
            return new Attempted(number);
        }
        if (attempt.refusing()) {
            throw new ActionException("REFUSED", "attempt " + number + " is refused");
        }
        throw new IllegalStateException("attempt " + number + " failed");
    }

    /** Runs much longer than its timeout. */
    @Action("time_out")
    @Timeout(value = 100)
    public void timeOut() throws InterruptedException {
        TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
    }

    /** Tries again after every failure. */
    @Action("retry")
    @Retry(maxRetries = 3, delay = 0, jitter = 0)
    public Attempted retry(@Valid Attempt attempt) {
        return attempt(attempt);
    }

    /** Tries again, but not after a refusal. */
    @Action("retry_failures")
    @Retry(maxRetries = 3, delay = 0, jitter = 0, abortOn = ActionException.class)
    public Attempted retryFailures(@Valid Attempt attempt) {
        return attempt(attempt);
    }

    /** Opens its circuit after two failures. */
    @Action("break")
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = AN_HOUR)
    public Attempted breakCircuit(@Valid Attempt attempt) {
        return attempt(attempt);
    }

    /** Opens its circuit after two failures. Refusals do not count. */
    @Action("break_on_failures")
    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = AN_HOUR, skipOn = ActionException.class)
    public Attempted breakOnFailures(@Valid Attempt attempt) {
        return attempt(attempt);
    }

    /** Runs for one caller at a time, until it is released. */
    @Action("occupy")
    @Bulkhead(1)
    public void occupy() throws InterruptedException {
        occupied.countDown();
        await(released);
    }

    /** Returns once the action is occupied. */
    @Action("await_occupied")
    public void awaitOccupied() throws InterruptedException {
        await(occupied);
    }

    /** Ends the action {@code occupy}. */
    @Action("release")
    public void release() {
        released.countDown();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the latch was not released");
        }
    }

    /** Returns 0 after every failure. */
    @Action("halve")
    @Fallback(fallbackMethod = "zero")
    public Half halve(@Valid Whole whole) {
        return half(whole);
    }

    /** Returns 0 after failures, but not after a refusal or for an invalid request. */
    // tag::skip[]
    @Action("halve_carefully")
    @Fallback(
            fallbackMethod = "zero",
            skipOn = {ActionException.class, ConstraintViolationException.class})
    public Half halveCarefully(@Valid Whole whole) {
        return half(whole);
    }
    // end::skip[]

    private static Half half(Whole whole) {
        if (whole.number() == 1) {
            throw new ActionException("INDIVISIBLE", "one cannot be halved");
        }
        if (whole.number() % 2 == 1) {
            throw new IllegalStateException("odd");
        }
        return new Half(whole.number() / 2);
    }

    /** Returns the fallback. */
    public Half zero(Whole whole) {
        return new Half(0);
    }
}
