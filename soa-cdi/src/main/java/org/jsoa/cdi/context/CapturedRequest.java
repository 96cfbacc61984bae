/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jsoa.context.CapturedContext;

/**
 * What was taken down on one thread, to be current on others.
 *
 * @param values the values of the request there, or null if there was none: then a new one begins with each use
 * @param current tells them to whoever asks
 * @param requests begin requests on threads that have none
 */
record CapturedRequest(RequestSnapshot values, CurrentRequest current, Instance<RequestContextController> requests)
        implements CapturedContext {

    /** Makes this context current on this thread; what it returns undoes that. */
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
