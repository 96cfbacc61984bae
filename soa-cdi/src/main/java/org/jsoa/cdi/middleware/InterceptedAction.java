/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.middleware;

import java.util.Objects;
import org.jsoa.message.ActionResponse;
import org.jsoa.middleware.ActionInvocation;

/**
 * The step around which the container puts action middleware. The container subclasses it for its proxy.
 *
 * @since 0.1
 */
public class InterceptedAction implements ActionStep {

    private final ActionStep innermost;

    /** For the container's proxy only. */
    protected InterceptedAction() {
        this(null);
    }

    InterceptedAction(ActionStep innermost) {
        this.innermost = innermost;
    }

    @Override
    public ActionResponse run(ActionInvocation invocation) throws Exception {
        return innermost.run(Objects.requireNonNull(invocation, "action middleware must not make the invocation null"));
    }
}
