/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Returns the headers of the request. */
@Service("example")
@Action("whoami")
public class WhoamiAction {

    private static final long SWITCH = 5;

    @Inject
    RequestContext request;

    /**
     * Returns the headers of the job.
     *
     * @param body {@code pid: true} asks for the ID of the process too
     * @return context, switches and control
     */
    public Map<String, Object> run(Map<String, Object> body) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("context", request.context().values());
        response.put(
                "switches", List.copyOf(request.switches()).stream().sorted().toList());
        response.put("control", request.control().values());
        response.put("active_5", request.isSwitchOn(SWITCH));
        if (Boolean.TRUE.equals(body.get("pid"))) {
            response.put("pid", ProcessHandle.current().pid());
        }
        return response;
    }
}
