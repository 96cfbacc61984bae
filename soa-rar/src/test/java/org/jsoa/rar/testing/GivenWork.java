/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkException;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;

/** A server whose threads are as the test wants them. */
public record GivenWork(Fate fate) implements WorkManager {

    /** The treatment of work by the server. */
    @FunctionalInterface
    public interface Fate {
        void of(Work work) throws WorkException;
    }

    @Override
    public void scheduleWork(Work work) throws WorkException {
        fate.of(work);
    }

    @Override
    public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener)
            throws WorkException {
        fate.of(work);
    }

    @Override
    public void doWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw new UnsupportedOperationException();
    }
}
