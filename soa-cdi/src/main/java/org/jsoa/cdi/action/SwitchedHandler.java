/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.action;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.context.RequestContext;

/**
 * Runs the first variant of an action whose switch the request has on.
 *
 * @since 0.1
 */
public final class SwitchedHandler implements ActionHandler {

    private final List<Variant> variants;
    private final ActionHandler fallback;
    private final RequestContext request;

    /**
     * Creates a handler.
     *
     * @param variants the variants in the order in which they are tried
     * @param fallback runs if no switch is on
     * @param request has the switches of the current request
     */
    public SwitchedHandler(List<Variant> variants, ActionHandler fallback, RequestContext request) {
        this.variants = List.copyOf(variants);
        this.fallback = fallback;
        this.request = request;
    }

    @Override
    public Map<String, Object> run(Map<String, Object> body) throws Throwable {
        Set<Long> switches = request.switches();
        for (Variant variant : variants) {
            if (switches.contains(variant.number())) {
                return variant.handler().run(body);
            }
        }
        return fallback.run(body);
    }

    /**
     * One variant.
     *
     * @param number the switch that must be on
     * @param handler runs the variant
     */
    public record Variant(long number, ActionHandler handler) {}
}
