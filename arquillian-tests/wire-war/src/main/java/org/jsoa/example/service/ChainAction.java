/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClients;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/**
 * Calls a service that the request names. A client of a service that is known at compile time is better injected:
 * {@code @Inject @SoaClient("name") ServiceClient client}.
 */
@Service("example")
@Action(value = "chain", description = "Calls an action of any service, and returns its response.")
public class ChainAction {

    @Inject
    ServiceClients clients;

    @Inject
    RequestContext request;

    /**
     * Calls the service and action that the request names.
     *
     * @param body what to call, and how
     * @return the response, and the context of this action
     */
    public Chained run(@Valid Chain body) {
        Map<String, Object> response = clients.service(body.service())
                .with(body.options())
                .callAction(body.action(), body.body())
                .body();
        return new Chained(
                response,
                request.context().values(),
                request.switches().stream().sorted().toList());
    }

    /**
     * The request of the action.
     *
     * @param service the service to call
     * @param action its action
     * @param body the body to send; empty by default
     * @param switches switches to add; none by default
     * @param context context keys to add; none by default
     * @param timeout how many seconds to wait, or null for the default
     */
    public record Chain(
            @NotBlank String service,
            @NotBlank String action,
            Map<String, Object> body,
            Set<Long> switches,
            Map<String, Object> context,
            @Positive Long timeout) {

        /** Fills in the defaults. */
        public Chain {
            body = body == null ? Map.of() : body;
            switches = switches == null ? Set.of() : switches;
            context = context == null ? Map.of() : context;
        }

        CallOptions options() {
            return CallOptions.DEFAULT
                    .withSwitches(switches)
                    .withContext(context)
                    .withTimeout(timeout == null ? null : Duration.ofSeconds(timeout));
        }
    }

    /**
     * The response of the action.
     *
     * @param inner the body of the called action's response
     * @param outerContext the context of this action's own request
     * @param outerSwitches the switches of this action's own request
     */
    public record Chained(Map<String, Object> inner, Map<String, Object> outerContext, List<Long> outerSwitches) {}
}
