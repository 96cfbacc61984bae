/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The guards of services, each from the first call on. */
final class Guards {

    /** More are not kept, since names of services may come from outside the application. */
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

    /** Begins anew, if it must be, but rather not where a circuit is open. */
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
