/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Returns a response that violates its own constraints, which is a fault of the service. */
@Service("example")
@Action("bad_response")
@ApplicationScoped
public class BadResponseAction {

    /**
     * Returns the invalid response.
     *
     * @return the invalid response
     */
    @Valid
    public Promise run() {
        return new Promise("yes", 1);
    }

    /**
     * The response of the action.
     *
     * @param ok {@code true} or {@code false}
     * @param more null
     */
    public record Promise(
            @Pattern(regexp = "true|false") String ok, @Null Integer more) {}
}
