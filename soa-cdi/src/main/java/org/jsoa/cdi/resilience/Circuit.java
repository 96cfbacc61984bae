/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import dev.failsafe.CircuitBreaker;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.untrusted.SafeLogger;

/**
 * The circuit breaker of one service. It opens after several consecutive failures, and calls then fail without being
 * sent. After a delay it lets one call through, to test whether the service responds again. Each {@link #enter} must be
 * followed by {@link #leave}.
 */
final class Circuit {

    private static final Logger LOG = SafeLogger.of(Circuit.class);

    private final String service;
    private final FailurePolicy policy;
    private final Clock clock;
    private final CircuitBreaker<Object> breaker;
    private volatile Instant openSince;

    private Circuit(String service, FailurePolicy policy, Clock clock) {
        this.service = service;
        this.policy = policy;
        this.clock = clock;
        this.breaker = CircuitBreaker.builder()
                .withFailureThreshold(policy.circuitFailures())
                .withSuccessThreshold(1)
                .withDelay(policy.circuitOpen())
                .onOpen(event -> opened())
                .onClose(event -> closed())
                .build();
    }

    /** Creates the circuit of a service, or null if its policy has none. */
    static Circuit of(String service, FailurePolicy policy, Clock clock) {
        return policy.circuitFailures() == 0 ? null : new Circuit(service, policy, clock);
    }

    /**
     * Lets a call through.
     *
     * @throws SendFailedException if the circuit is open
     */
    void enter() {
        if (!breaker.tryAcquirePermit()) {
            Instant since = openSince;
            throw new SendFailedException(
                    service,
                    "its circuit is open since " + (since == null ? clock.instant() : since) + ", after "
                            + policy.circuitFailures() + " failures in a row",
                    null);
        }
    }

    /** Reports the end of a call that was let through: its failure, or null. */
    void leave(Throwable failure) {
        if (failure == null) {
            breaker.recordSuccess();
        } else if (isFailureOfService(failure)) {
            breaker.recordFailure();
        } else if (breaker.isHalfOpen()) {
            // The test call has shown nothing. The next call is the test.
            breaker.open();
            breaker.halfOpen();
        }
    }

    boolean isClosed() {
        return breaker.isClosed();
    }

    private static boolean isFailureOfService(Throwable failure) {
        return (failure instanceof SendFailedException
                        || failure instanceof ResponseTimeoutException
                        || failure instanceof ConnectionLostException)
                && !((TransportException) failure).isCallersOwn();
    }

    private void opened() {
        // The breaker also opens after each failed test call, which must not be logged again.
        if (openSince == null) {
            openSince = clock.instant();
            LOG.log(
                    Level.WARNING,
                    "calls of the service {0} fail without being sent, after {1} failures in a row",
                    service,
                    policy.circuitFailures());
        }
    }

    private void closed() {
        openSince = null;
        LOG.log(Level.INFO, "the service {0} responds again", service);
    }
}
