/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.resilience;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What all calls of one service together may spend on retries. Each call earns a fifth of one, up to ten. So an outage gets
 * little more than the calls that there are anyway, rather than a multiple of them.
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

    /** Takes what one retry needs, if it is there. */
    boolean spend() {
        int before = calls.getAndUpdate(earned -> earned < CALLS_FOR_A_RETRY ? earned : earned - CALLS_FOR_A_RETRY);
        return before >= CALLS_FOR_A_RETRY;
    }
}
