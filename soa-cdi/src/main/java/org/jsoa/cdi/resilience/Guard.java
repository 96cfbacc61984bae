/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Clock;

/**
 * The state that all calls of one service share under a policy.
 *
 * @param policy the policy
 * @param budget the retries that they may still make
 * @param circuit the circuit breaker, or null if there is none
 */
record Guard(FailurePolicy policy, RetryBudget budget, Circuit circuit) {

    static Guard of(String service, FailurePolicy policy, Clock clock) {
        return new Guard(policy, new RetryBudget(), Circuit.of(service, policy, clock));
    }

    void enter() {
        if (circuit != null) {
            circuit.enter();
        }
    }

    void leave(Throwable failure) {
        if (circuit != null) {
            circuit.leave(failure);
        }
    }

    boolean letsThrough() {
        return circuit == null || circuit.isClosed();
    }
}
