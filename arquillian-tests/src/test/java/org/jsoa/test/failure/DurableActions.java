/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;

/** Actions that last as long as their request says. */
@Service(value = "durable", delivery = DeliveryMode.AT_LEAST_ONCE)
@ApplicationScoped
public class DurableActions {

    /**
     * The request of both actions.
     *
     * @param millis how long to run, in milliseconds
     */
    public record Work(long millis) {}

    /** May run again when its server is lost. */
    @Action("again")
    @Idempotent
    public Map<String, Object> again(Work work) throws InterruptedException {
        Thread.sleep(work.millis());
        return Map.of("done", true);
    }

    /** Must not run again. */
    @Action("once")
    public Map<String, Object> once(Work work) throws InterruptedException {
        return again(work);
    }
}
