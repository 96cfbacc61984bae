/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoa.cdi.model.CorrelationId;
import org.jsoa.client.CallOptions;
import org.jsoa.message.JobContext;
import org.jsoa.service.RequestContext;

/** Makes the context header of a call: that of the request in hand, with what the call's options add. */
final class OutgoingContext {

    /** PySOA servers shut down when the context holds this key. */
    private static final String FATAL = "request_id";

    private OutgoingContext() {}

    static JobContext of(Optional<RequestContext> request, CallOptions options) {
        if (options.context().containsKey(FATAL)) {
            throw new IllegalArgumentException("the context must not hold the key " + FATAL);
        }
        Map<String, Object> inherited =
                request.map(found -> found.context().values()).orElse(Map.of());
        Map<String, Object> values = new LinkedHashMap<>(inherited);
        values.remove(FATAL);
        values.remove(JobContext.CALLING_SERVICE);
        values.putAll(options.context());
        values.put(JobContext.CORRELATION_ID, correlationId(inherited, options));
        values.put(JobContext.SWITCHES, switches(inherited, options));
        request.flatMap(RequestContext::service).ifPresent(service -> values.put(JobContext.CALLING_SERVICE, service));
        return new JobContext(values);
    }

    private static Object correlationId(Map<String, Object> inherited, CallOptions options) {
        if (options.correlationId() != null) {
            return options.correlationId();
        }
        Object known = inherited.get(JobContext.CORRELATION_ID);
        return known == null ? CorrelationId.fresh() : known;
    }

    private static List<Object> switches(Map<String, Object> inherited, CallOptions options) {
        Set<Object> switches = new LinkedHashSet<>();
        if (inherited.get(JobContext.SWITCHES) instanceof List<?> known) {
            known.forEach(
                    number -> switches.add(number instanceof Integer small ? (Object) small.longValue() : number));
        }
        options.switches().stream().sorted().forEach(switches::add);
        return new ArrayList<>(switches);
    }
}
