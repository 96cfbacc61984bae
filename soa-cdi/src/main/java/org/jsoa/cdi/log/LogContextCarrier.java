/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.Arrays;
import java.util.List;
import org.jsoa.context.LogContext;

/** Adds ids to the context of a logging library, under PySOA's keys. */
final class LogContextCarrier implements Carrier {

    private static final List<String> KEYS = List.of("correlation_id", "request_id", "service_name", "action_name");

    private final LogContext context;
    private final Carrier next;

    LogContextCarrier(LogContext context, Carrier next) {
        this.context = context;
        this.next = next;
    }

    @Override
    public <T, X extends Throwable> T carry(JobIds ids, Work<T, X> work) throws X {
        // All four are set each time, since an action may have cleared the context of its thread.
        List<String> values = Arrays.asList(ids.correlationId(), ids.requestId(), ids.service(), ids.action());
        String[] before = new String[KEYS.size()];
        int set = 0;
        try {
            for (; set < before.length; set++) {
                before[set] = context.set(KEYS.get(set), values.get(set));
            }
            return next.carry(ids, work);
        } finally {
            while (set > 0) {
                set--;
                context.set(KEYS.get(set), before[set]);
            }
        }
    }
}
