/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service whose actions are quick. */
@Service("narrow")
@ApplicationScoped
public class NarrowActions {

    /** Responds at once. */
    @Action("respond")
    public Map<String, Object> respond() {
        return Map.of("responded", true);
    }
}
