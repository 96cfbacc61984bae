/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ServiceClient;
import org.jsoa.client.SoaClient;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service whose responses show what reached it. */
@Service("probe")
@ApplicationScoped
public class ProbeActions {

    @Inject
    RequestContext request;

    @Inject
    @SoaClient("probe")
    ServiceClient probe;

    /** Greets the guest. */
    @Action("greet")
    public Greeting greet(@Valid Guest guest) {
        return new Greeting("Hello, " + guest.firstName() + "!");
    }

    /** Returns the context of the request. */
    @Action("seen")
    public Map<String, Object> seen() {
        return request.context().values();
    }

    /** Calls {@code seen} through Redis, with a further switch and a further context key. */
    @Action("relay")
    public Map<String, Object> relay() {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("outer", request.context().values());
        response.put("inner", probe.with(options()).callAction("seen", Map.of()).body());
        return response;
    }

    private static CallOptions options() {
        return CallOptions.DEFAULT.withSwitches(Set.of(11L)).withContext(Map.of("added", "by relay"));
    }

    /** Fails with an exception that is no error of the application. */
    @Action("explode")
    public void explode() {
        throw new IllegalStateException("out of powder");
    }

    /**
     * The request of {@code greet}.
     *
     * @param firstName a name
     * @param age an age, or null
     */
    public record Guest(
            @NotBlank String firstName, @Max(150) Integer age) {}

    /**
     * The response of {@code greet}.
     *
     * @param greetingText the greeting
     */
    public record Greeting(String greetingText) {}
}
