/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jsoa.context.CapturedContext;

/**
 * The context of one thread, to be current on others.
 *
 * @param values the values of the request on the thread of the capture, or null if it had none; each use then starts a new
 *     request
 * @param current receives the values on the other threads
 * @param requests start requests on threads without one
 */
record CapturedRequest(RequestSnapshot values, CurrentRequest current, Instance<RequestContextController> requests)
        implements CapturedContext {

    /** Makes this context current on this thread. The returned task restores the previous one. */
    Runnable enter() {
        Instance.Handle<RequestContextController> request = requests.getHandle();
        if (request.get().activate()) {
            current.replace(values);
            return () -> leave(request);
        }
        request.destroy();
        return current.replace(values);
    }

    private static void leave(Instance.Handle<RequestContextController> request) {
        request.get().deactivate();
        request.destroy();
    }

    @Override
    public void run(Runnable task) {
        Runnable end = enter();
        try {
            task.run();
        } finally {
            end.run();
        }
    }

    @Override
    public <T> T get(Supplier<T> task) {
        Runnable end = enter();
        try {
            return task.get();
        } finally {
            end.run();
        }
    }

    @Override
    public <T> T call(Callable<T> task) throws Exception {
        Runnable end = enter();
        try {
            return task.call();
        } finally {
            end.run();
        }
    }
}
