/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.Service;

/** A service whose actions wait, as those that call a database do. */
@Service("wide")
@ApplicationScoped
public class WideActions {

    /** Waits 100 ms. */
    @Action("wait")
    public Map<String, Object> waitAWhile() throws InterruptedException {
        Thread.sleep(100);
        return Map.of("waited", true);
    }
}
