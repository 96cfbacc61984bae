/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** The end of the chain: returns the context that reached it. */
@Service("echo")
@ApplicationScoped
public class EchoActions {

    @Inject
    RequestContext request;

    /** Returns the context of the request. */
    @Action("context")
    public Map<String, Object> context() {
        return request.context().values();
    }
}
