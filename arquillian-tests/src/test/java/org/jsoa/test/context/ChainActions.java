/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.context;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** The middle of the chain. */
@Service("chain")
@ApplicationScoped
public class ChainActions {

    @Inject
    Routes routes;

    /** Calls the end of the chain from another thread. */
    @Action("go")
    public Map<String, Object> go(Map<String, Object> body) throws Exception {
        return routes.take(Route.valueOf((String) body.get("route")));
    }
}
