/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retries that all calls of one service may make together. Each call adds a fifth of a retry, up to ten retries. In an outage,
 * retries are therefore about a fifth of the calls, not a multiple of them.
 */
final class RetryBudget {

    private static final int CALLS_FOR_A_RETRY = 5;
    private static final int MOST = 10 * CALLS_FOR_A_RETRY;

    private final AtomicInteger calls = new AtomicInteger(MOST);

    void earn() {
        if (calls.get() < MOST) {
            calls.updateAndGet(earned -> Math.min(earned + 1, MOST));
        }
    }

    /** Takes the budget of one retry. Returns whether there was enough. */
    boolean spend() {
        int before = calls.getAndUpdate(earned -> earned < CALLS_FOR_A_RETRY ? earned : earned - CALLS_FOR_A_RETRY);
        return before >= CALLS_FOR_A_RETRY;
    }
}
