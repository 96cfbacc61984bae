/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Clock;

/**
 * What all calls of one service have in common that are made under a policy.
 *
 * @param policy the policy
 * @param budget what they may spend on retries
 * @param circuit whether they are let through, or null if they always are
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
