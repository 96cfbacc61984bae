/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoa.cdi.context.RequestSnapshot;
import org.jsoa.client.CallOptions;
import org.jsoa.message.JobContext;

/** Creates the context header of a call: that of the current request, with the additions of the call's options. */
final class OutgoingContext {

    /** PySOA servers shut down if the context holds this key. */
    private static final String FATAL = "request_id";

    private OutgoingContext() {}

    static JobContext of(RequestSnapshot request, CallOptions.Header header) {
        Map<String, Object> inherited = request.context().values();
        Map<String, Object> values = new LinkedHashMap<>(inherited);
        values.remove(FATAL);
        values.remove(JobContext.CALLING_SERVICE);
        values.putAll(header.context());
        if (header.correlationId() != null) {
            values.put(JobContext.CORRELATION_ID, header.correlationId());
        }
        values.put(JobContext.SWITCHES, switches(inherited, header));
        if (request.service() != null) {
            values.put(JobContext.CALLING_SERVICE, request.service());
        }
        return new JobContext(values);
    }

    private static List<Object> switches(Map<String, Object> inherited, CallOptions.Header header) {
        Set<Object> switches = new LinkedHashSet<>();
        if (inherited.get(JobContext.SWITCHES) instanceof List<?> known) {
            known.forEach(
                    number -> switches.add(number instanceof Integer small ? (Object) small.longValue() : number));
        }
        header.switches().stream().sorted().forEach(switches::add);
        return new ArrayList<>(switches);
    }
}
