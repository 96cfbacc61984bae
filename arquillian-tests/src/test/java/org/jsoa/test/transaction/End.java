/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.transaction;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.jsoa.service.ActionException;

/** How an action ends. */
public enum End {
    /** It responds. */
    WELL,
    /** It throws an error of the application. */
    REFUSAL,
    /** It throws an unchecked exception. */
    UNFORESEEN,
    /** It throws a checked exception. */
    CHECKED,
    /** It waits until its time limit interrupts it. */
    INTERRUPTED;

    void reach() throws IOException, InterruptedException {
        switch (this) {
            case WELL -> {}
            case REFUSAL -> throw new ActionException("REFUSED", "refused");
            case UNFORESEEN -> throw new IllegalStateException("broken");
            case CHECKED -> throw new IOException("disk full");
            case INTERRUPTED -> new CountDownLatch(1).await();
        }
    }
}
