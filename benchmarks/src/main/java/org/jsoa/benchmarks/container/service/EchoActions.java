/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.container.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service as it is in the tutorial: a bean, records, constraints, interceptors. */
@Service("echo")
@Counted
@ApplicationScoped
public class EchoActions {

    /** Made by the container. */
    public EchoActions() {}

    /**
     * A text.
     *
     * @param text the text
     */
    public record Body(
            @NotNull @Size(min = 1, max = 100_000) String text) {}

    /** Returns the text. */
    @Action("echo")
    public Body echo(@Valid Body body) {
        return new Body(body.text());
    }
}
