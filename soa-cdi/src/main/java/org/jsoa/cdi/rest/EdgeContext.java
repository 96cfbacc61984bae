/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoa.cdi.context.CorrelationId;
import org.jsoa.message.JobContext;

/**
 * Creates the context of a REST request from its headers, which are not trusted: any client can send them.
 *
 * @param trust what is taken from the headers
 * @since 0.1
 */
public record EdgeContext(Trust trust) {

    static final String CORRELATION_ID = "X-Correlation-ID";
    static final String SWITCHES = "X-Soa-Switches";
    static final String TRACE_PARENT = "traceparent";
    static final String TRACE_STATE = "tracestate";

    /** Every usual id fits. No accepted character ends a line of a log, or a quotation in it. */
    private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:=+/-]{1,128}");

    /** Each participant of a trace must be able to pass on this many characters. */
    private static final Pattern SAFE_STATE = Pattern.compile("[ -~\t]{1,512}");

    private static final Pattern SWITCH_LIST = Pattern.compile("\\s*\\d{1,9}\\s*(,\\s*\\d{1,9}\\s*){0,99}");

    /**
     * Creates the context. A malformed id or trace counts as absent. Malformed switches are an error.
     *
     * @throws IllegalArgumentException if the switches are malformed; the message says what they must be
     */
    JobContext of(Headers headers) {
        Headers naming = trust.in(headers, Trust.CORRELATION);
        Optional<TraceParent> trace = naming.only(TRACE_PARENT).flatMap(TraceParent::read);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(JobContext.CORRELATION_ID, correlationId(naming, trace));
        values.put(JobContext.SWITCHES, switches(trust.in(headers, Trust.SWITCHES)));
        trace.ifPresent(parent -> {
            values.put(TRACE_PARENT, parent.text());
            naming.joined(TRACE_STATE)
                    .filter(state -> SAFE_STATE.matcher(state).matches())
                    .ifPresent(state -> values.put(TRACE_STATE, state));
        });
        return new JobContext(values);
    }

    private static String correlationId(Headers headers, Optional<TraceParent> trace) {
        return headers.only(CORRELATION_ID)
                .filter(id -> SAFE_ID.matcher(id).matches())
                .or(() -> trace.map(TraceParent::traceId))
                .orElseGet(CorrelationId::fresh);
    }

    private static List<Long> switches(Headers headers) {
        String text = headers.joined(SWITCHES).orElse(null);
        if (text == null) {
            return List.of();
        }
        if (!SWITCH_LIST.matcher(text).matches()) {
            throw new IllegalArgumentException("The header " + SWITCHES
                    + " must be 1 to 100 numbers of up to 9 digits with commas between, such as \"5, 11\".");
        }
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .map(Long::valueOf)
                .toList();
    }
}
