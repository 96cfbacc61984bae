/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guards of services, each created at the first call. */
final class Guards {

    /** The number is limited because names of services may come from outside the application. */
    static final int MOST = 1_000;

    private final FailurePolicies policies;
    private final Clock clock;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    Guards(FailurePolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    Guard of(String service) {
        Guard known = guards.get(service);
        if (known != null) {
            return known;
        }
        makeRoom();
        return guards.computeIfAbsent(service, name -> Guard.of(name, policies.of(name), clock));
    }

    /** Removes the guards without an open circuit, or all guards if that is not enough. */
    private void makeRoom() {
        if (guards.size() >= MOST) {
            guards.values().removeIf(Guard::letsThrough);
        }
        if (guards.size() >= MOST) {
            guards.clear();
        }
    }

    int size() {
        return guards.size();
    }
}
