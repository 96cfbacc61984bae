/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** An action that is guarded by an interceptor of the application. */
@Service("platform")
@ApplicationScoped
public class AllowedActions {

    /** For keepers only. */
    @Action("open_safe")
    @Allowed("keeper")
    public Map<String, Object> open() {
        return Map.of("gold", 3L);
    }
}
