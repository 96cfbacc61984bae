/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoa.middleware.ClientMiddleware;

/**
 * The middleware of the application around its calls.
 *
 * @since 0.1
 */
public final class CallMiddleware {

    private final Interception interception;
    private final Set<String> services;

    /**
     * Creates the middleware.
     *
     * @param interception surrounds objects with interceptors
     * @param services the names of the services whose calls have middleware of their own
     */
    public CallMiddleware(Interception interception, Set<String> services) {
        this.interception = interception;
        this.services = Set.copyOf(services);
    }

    /**
     * Returns whether there is no middleware.
     *
     * @return whether calls need no interception
     */
    public boolean isNone() {
        return services.isEmpty() && interception.isNone(ClientMiddleware.Literal.ALL);
    }

    /**
     * Surrounds the step that sends jobs. Middleware of one service runs inside that of all services.
     *
     * @param innermost sends jobs
     * @return the step with middleware around; the same if there is none
     */
    public CallStep around(CallStep innermost) {
        Map<String, CallStep> byService = new HashMap<>();
        services.forEach(service -> byService.put(service, around(ClientMiddleware.Literal.of(service), innermost)));
        CallStep ofService = byService.isEmpty()
                ? innermost
                : job -> byService.getOrDefault(job.service(), innermost).run(job);
        return around(ClientMiddleware.Literal.ALL, ofService);
    }

    private CallStep around(ClientMiddleware.Literal binding, CallStep innermost) {
        return interception.isNone(binding)
                ? innermost
                : interception.bind(binding, InterceptedCall.class, new InterceptedCall(innermost));
    }
}
