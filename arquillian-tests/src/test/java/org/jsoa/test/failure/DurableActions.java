/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.failure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jsoa.service.Action;
import org.jsoa.service.DeliveryMode;
import org.jsoa.service.Idempotent;
import org.jsoa.service.Service;

/** Actions that take the time that their body says. */
@Service(value = "durable", delivery = DeliveryMode.AT_LEAST_ONCE)
@ApplicationScoped
public class DurableActions {

    /**
     * What both take.
     *
     * @param millis how long they are to take
     */
    public record Work(long millis) {}

    /** May run again. */
    @Action("again")
    @Idempotent
    public Map<String, Object> again(Work work) throws InterruptedException {
        Thread.sleep(work.millis());
        return Map.of("done", true);
    }

    /** May not. */
    @Action("once")
    public Map<String, Object> once(Work work) throws InterruptedException {
        return again(work);
    }
}
