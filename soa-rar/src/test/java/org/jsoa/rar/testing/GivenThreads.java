/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.util.concurrent.Executor;
import org.jsoa.rar.runtime.ThreadRequest;
import org.jsoa.rar.runtime.ThreadSource;

/** Threads that are as the test wants them. */
public record GivenThreads(Executor executor) implements ThreadSource {

    @Override
    public ThreadRequest request(Runnable task) {
        ThreadRequest request = new ThreadRequest(task);
        executor.execute(request::run);
        return request;
    }
}
