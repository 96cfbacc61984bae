/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.LocalActions;
import org.jsoa.service.Service;

/** Calls another action of the same service, without Redis. */
@Service("example")
@Action("local_chain")
public class LocalChainAction {

    private static final Map<String, Object> ADDED_CONTEXT = Map.of("extra", "local");

    @Inject
    LocalActions actions;

    /**
     * Calls the action that the request names.
     *
     * @param body what to call
     * @return its response
     */
    public Chained run(@Valid LocalChain body) {
        return new Chained(
                actions.call(body.action(), body.body(), ADDED_CONTEXT).body());
    }

    /**
     * The request of the action.
     *
     * @param action the action to call
     * @param body its body; empty by default
     */
    public record LocalChain(@NotBlank String action, Map<String, Object> body) {

        /** Fills in the default. */
        public LocalChain {
            body = body == null ? Map.of() : body;
        }
    }

    /**
     * The response of the action.
     *
     * @param inner the body of the called action's response
     */
    public record Chained(Map<String, Object> inner) {}
}
