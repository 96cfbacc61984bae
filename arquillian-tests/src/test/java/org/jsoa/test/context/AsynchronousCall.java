/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Calls from the thread on which Jakarta Concurrency runs an asynchronous method. */
@ApplicationScoped
public class AsynchronousCall {

    @Inject
    EchoCall call;

    /** Calls the end of the chain. */
    @Asynchronous
    public CompletableFuture<Map<String, Object>> make() {
        return Asynchronous.Result.complete(call.make());
    }
}
