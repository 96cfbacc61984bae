/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.concurrent.CountDownLatch;

/** Waits as a call does for its response. */
public final class WaitingCall {

    private WaitingCall() {}

    /** Waits for the latch. */
    public static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
