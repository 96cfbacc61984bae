/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.Future;
import org.jsoa.context.CapturedContext;

/** Calls from an enterprise bean. */
@Stateless
public class EchoSessionBean {

    @Inject
    EchoCall call;

    /** Calls the end of the chain. */
    public Map<String, Object> make() {
        return call.make();
    }

    /** Calls the end of the chain from another thread. */
    @Asynchronous
    public Future<Map<String, Object>> makeLater() {
        return new AsyncResult<>(call.make());
    }

    /** Calls the end of the chain from another thread, in the context of the caller. */
    @Asynchronous
    public Future<Map<String, Object>> makeLater(CapturedContext caller) {
        return new AsyncResult<>(caller.get(call::make));
    }
}
