/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Answers with what its own constraints forbid: the fault of the service, and said so. */
@Service("example")
@Action("bad_response")
@ApplicationScoped
public class BadResponseAction {

    /**
     * Breaks its promise.
     *
     * @return what must not be returned
     */
    @Valid
    public Promise run() {
        return new Promise("yes", 1);
    }

    /**
     * What the action promises to answer.
     *
     * @param ok {@code true} or {@code false}
     * @param more nothing
     */
    public record Promise(
            @Pattern(regexp = "true|false") String ok, @Null Integer more) {}
}
