/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.function.Function;
import org.jsoa.context.ContextPropagation;

/**
 * Lets the server's managed executors carry the context of a request to the threads of their tasks.
 *
 * @since 0.1
 */
public final class SoaThreadContextProvider implements ThreadContextProvider {

    /** For the server. */
    public SoaThreadContextProvider() {}

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return snapshot(RequestPropagation::capture);
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return snapshot(RequestPropagation::none);
    }

    @Override
    public String getThreadContextType() {
        return ContextPropagation.CONTEXT_TYPE;
    }

    private static ThreadContextSnapshot snapshot(Function<RequestPropagation, CapturedRequest> use) {
        try {
            Instance<RequestPropagation> threads = CurrentContainer.get().select(RequestPropagation.class);
            return threads.isResolvable() ? snapshot(use.apply(threads.get())) : SoaThreadContextProvider::leaveAlone;
        } catch (IllegalStateException e) {
            // The application has no CDI, or its container is still starting. Some containers use managed executors for
            // that.
            return SoaThreadContextProvider::leaveAlone;
        }
    }

    private static ThreadContextSnapshot snapshot(CapturedRequest captured) {
        return () -> captured.enter()::run;
    }

    private static ThreadContextRestorer leaveAlone() {
        return () -> {};
    }
}
