/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.example.service;

import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** Tells what came with the request besides its body. */
@Service("example")
@Action("whoami")
public class WhoamiAction {

    private static final long SWITCH = 5;

    @Inject
    RequestContext request;

    /**
     * Answers with the headers of the job.
     *
     * @param body {@code pid: true} asks for the number of the process too
     * @return context, switches and control
     */
    public Map<String, Object> run(Map<String, Object> body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("context", request.context().values());
        answer.put("switches", List.copyOf(request.switches()).stream().sorted().toList());
        answer.put("control", request.control().values());
        answer.put("active_5", request.isSwitchOn(SWITCH));
        if (Boolean.TRUE.equals(body.get("pid"))) {
            answer.put("pid", ProcessHandle.current().pid());
        }
        return answer;
    }
}
