/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.concurrent.atomic.AtomicInteger;

/** How the last transaction ended. */
@ApplicationScoped
public class Outcomes {

    private final AtomicInteger last = new AtomicInteger(Status.STATUS_NO_TRANSACTION);

    /** Creates a synchronization that records the end of a transaction. */
    public Synchronization watch() {
        last.set(Status.STATUS_UNKNOWN);
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Only the end is recorded.
            }

            @Override
            public void afterCompletion(int status) {
                last.set(status);
            }
        };
    }

    /** Creates a synchronization that makes the commit fail. */
    public Synchronization veto() {
        return new Synchronization() {
            @Override
            public void beforeCompletion() {
                throw new IllegalStateException("no commit");
            }

            @Override
            public void afterCompletion(int status) {
                // The other synchronization records the end.
            }
        };
    }

    /** Returns the status that the last transaction ended with. */
    public int last() {
        return last.get();
    }
}
