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
     * Calls the action that the body names.
     *
     * @param body what to call
     * @return what it answered
     */
    public Chained run(@Valid LocalChain body) {
        return new Chained(
                actions.call(body.action(), body.body(), ADDED_CONTEXT).body());
    }

    /**
     * What the action takes.
     *
     * @param action the action to call
     * @param body what to give it; nothing where the caller leaves it out
     */
    public record LocalChain(@NotBlank String action, Map<String, Object> body) {

        /** Fills in the default. */
        public LocalChain {
            body = body == null ? Map.of() : body;
        }
    }

    /**
     * What the action answers.
     *
     * @param inner what the called action answered
     */
    public record Chained(Map<String, Object> inner) {}
}
