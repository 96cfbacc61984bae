/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.async;

import java.util.concurrent.CompletableFuture;

/** A future that cancels its source when it, or a future derived from it, is cancelled. */
final class LinkedFuture<T> extends CompletableFuture<T> {

    private final CompletableFuture<?> source;

    /** Creates a future that cancels the source when it is cancelled. */
    LinkedFuture(CompletableFuture<?> source) {
        this.source = source;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new LinkedFuture<>(this);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        source.cancel(false);
        return cancelled;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        boolean completed = super.completeExceptionally(failure);
        source.cancel(false);
        return completed;
    }
}
