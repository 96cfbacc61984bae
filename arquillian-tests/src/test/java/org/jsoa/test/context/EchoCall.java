/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionResponse;

/** Calls the end of the chain. */
@ApplicationScoped
public class EchoCall {

    @Inject
    @SoaClient("echo")
    ServiceClient echo;

    @Inject
    RequestContext request;

    @Inject
    BeanManager beanManager;

    /** Calls asynchronously. */
    public CompletionStage<ActionResponse> begin() {
        return echo.callActionAsync("context", Map.of());
    }

    /** Returns the context that reached the end, and the one that the calling thread has. */
    public Map<String, Object> make() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("thread", Thread.currentThread().getName());
        told.put("sent", echo.callAction("context", Map.of()).body());
        try {
            beanManager.getContext(RequestScoped.class);
            told.put("injected", request.context().values());
        } catch (ContextNotActiveException e) {
            told.put("injected", Map.of());
        }
        return told;
    }
}
