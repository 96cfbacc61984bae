/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.message;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The context header of a job, which is passed on from the first caller to the last service. It keeps every key that
 * was sent, known or free, in order.
 *
 * @param values the header's keys and values; never null
 * @since 0.1
 */
public record JobContext(Map<String, Object> values) {

    /** The key of the correlation id. */
    public static final String CORRELATION_ID = "correlation_id";

    /** The key of the switches. */
    public static final String SWITCHES = "switches";

    /** The key of the caller. */
    public static final String CALLER = "caller";

    /** The key of the service that makes the call, absent for calls from outside any service. */
    public static final String CALLING_SERVICE = "calling_service";

    /**
     * Copies the values.
     *
     * @throws IllegalArgumentException if the correlation id or the switches are missing or of another type
     */
    public JobContext {
        Map<String, Object> copy = new LinkedHashMap<>(values);
        if (!(copy.get(CORRELATION_ID) instanceof String)) {
            throw new IllegalArgumentException(
                    "context." + CORRELATION_ID + " must be a string, not " + copy.get(CORRELATION_ID));
        }
        if (!(copy.get(SWITCHES) instanceof List<?> switches) || !areIntegers(switches)) {
            throw new IllegalArgumentException(
                    "context." + SWITCHES + " must be a list of integers, not " + copy.get(SWITCHES));
        }
        copy.put(SWITCHES, List.copyOf(switches));
        values = Collections.unmodifiableMap(copy);
    }

    private static boolean areIntegers(List<?> values) {
        for (Object value : values) {
            if (!(value instanceof Long) && !(value instanceof Integer) && !(value instanceof BigInteger)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Creates a context of a correlation id and switches alone.
     *
     * @param correlationId the correlation id; never null
     * @param switches the switches; never null
     * @return the context
     */
    public static JobContext of(String correlationId, Collection<Long> switches) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(CORRELATION_ID, Objects.requireNonNull(correlationId, "correlationId must not be null"));
        values.put(SWITCHES, List.copyOf(switches));
        return new JobContext(values);
    }

    /**
     * Returns this context with additional values.
     *
     * @param more keys and values to add or to replace; never null
     * @return the changed copy
     * @throws IllegalArgumentException if the correlation id or the switches are among them, and of another type
     */
    public JobContext plus(Map<String, Object> more) {
        Map<String, Object> sum = new LinkedHashMap<>(values);
        sum.putAll(more);
        return new JobContext(sum);
    }

    /**
     * Returns the correlation id, which all calls share that follow from one request.
     *
     * @return the correlation id; never null
     */
    public String correlationId() {
        return (String) values.get(CORRELATION_ID);
    }

    /**
     * Returns the switches, each once, in the order sent. A switch beyond the range of a long is left out, because no
     * code can ask for it.
     *
     * @return the switches; never null
     */
    public Set<Long> switches() {
        Set<Long> switches = new LinkedHashSet<>();
        for (Object value : (List<?>) values.get(SWITCHES)) {
            if (value instanceof Number number && !(value instanceof BigInteger)) {
                switches.add(number.longValue());
            }
        }
        return Collections.unmodifiableSet(switches);
    }

    /**
     * Returns the caller, under the name that it gives itself.
     *
     * @return the caller, or null
     */
    public String caller() {
        return values.get(CALLER) instanceof String caller ? caller : null;
    }

    /**
     * Returns the service inside which the call was made.
     *
     * @return the name of the service, or null
     */
    public String callingService() {
        return values.get(CALLING_SERVICE) instanceof String service ? service : null;
    }
}
