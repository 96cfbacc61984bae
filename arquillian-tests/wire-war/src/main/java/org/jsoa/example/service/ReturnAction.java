/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoa.message.ErrorCodes;
import org.jsoa.service.Action;
import org.jsoa.service.ActionException;
import org.jsoa.service.Service;

/** Returns a value of any type, even of a type that cannot be sent. */
@Service("example")
@Action(value = "return", description = "Returns the value that v holds in writing.")
@ApplicationScoped
public class ReturnAction {

    private final Notation notation = new Notation();

    /**
     * Returns the value.
     *
     * @param body the value as JSON
     * @return the value
     */
    public Map<String, Object> run(@Valid Written body) {
        Map<String, Object> response = new LinkedHashMap<>();
        try {
            response.put("v", notation.read(body.v()));
        } catch (RuntimeException e) {
            throw new ActionException(ErrorCodes.INVALID, "Not a value in writing: " + e.getMessage(), "v");
        }
        return response;
    }

    /**
     * The request of the action.
     *
     * @param v the value as JSON. A map with one key that begins with {@code $} is a value of a type that JSON lacks:
     *     {@code {"$date": "2020-02-29"}}, {@code {"$amount": ["USD", 5]}}
     */
    public record Written(@NotNull String v) {}
}
