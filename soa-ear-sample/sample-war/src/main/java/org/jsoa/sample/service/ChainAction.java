/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.service;

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
 * Calls another service. Which one is known only when the request comes; where it is known before,
 * {@code @Inject @SoaClient("name") ServiceClient client} does it.
 */
@Service("example")
@Action(value = "chain", description = "Calls an action of any service, and returns what it answered.")
public class ChainAction {

    @Inject
    ServiceClients clients;

    @Inject
    RequestContext request;

    /**
     * Calls the service and action that the body names.
     *
     * @param body what to call, and how
     * @return what it answered, and the context that this action saw
     */
    public Chained run(@Valid Chain body) {
        Map<String, Object> answer = clients.service(body.service())
                .with(body.options())
                .callAction(body.action(), body.body())
                .body();
        return new Chained(
                answer,
                request.context().values(),
                request.switches().stream().sorted().toList());
    }

    /**
     * What the action takes.
     *
     * @param service the service to call
     * @param action its action
     * @param body what to send it; nothing where the caller leaves it out
     * @param switches switches to add; none where the caller leaves them out
     * @param context context keys to add; none where the caller leaves them out
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
     * What the action answers.
     *
     * @param inner what the called action answered
     * @param outerContext the context of this action's own request
     * @param outerSwitches the switches of this action's own request
     */
    public record Chained(Map<String, Object> inner, Map<String, Object> outerContext, List<Long> outerSwitches) {}
}
