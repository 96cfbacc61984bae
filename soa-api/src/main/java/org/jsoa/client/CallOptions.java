/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How one call departs from the defaults. Immutable; start from {@link #DEFAULT} and use the {@code with} methods.
 *
 * @param timeout how long to wait for the answer, or null for the configured default. Whole seconds travel to the service;
 *     a fraction counts here and is rounded up there.
 * @param continueOnError whether actions after a failed one are still run
 * @param correlationId the correlation id, or null to pass on that of the request in hand
 * @param switches switches to add to those of the request in hand; never null
 * @param context free context keys to add to those of the request in hand; never null
 * @since 0.1
 */
public record CallOptions(
        Duration timeout,
        boolean continueOnError,
        String correlationId,
        Set<Long> switches,
        Map<String, Object> context) {

    /** The defaults: configured timeout, stop at the first error, the context of the request in hand. */
    public static final CallOptions DEFAULT = new CallOptions(null, false, null, Set.of(), Map.of());

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public CallOptions {
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("timeout must be positive, not " + timeout);
        }
        switches = switches == null ? Set.of() : Set.copyOf(switches);
        context = context == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(context));
    }

    /**
     * Returns these options with another timeout.
     *
     * @param newTimeout how long to wait for the answer, or null for the configured default
     * @return the changed copy
     */
    public CallOptions withTimeout(Duration newTimeout) {
        return new CallOptions(newTimeout, continueOnError, correlationId, switches, context);
    }

    /**
     * Returns these options with another answer to the question whether to go on after an error.
     *
     * @param newContinueOnError whether actions after a failed one are still run
     * @return the changed copy
     */
    public CallOptions withContinueOnError(boolean newContinueOnError) {
        return new CallOptions(timeout, newContinueOnError, correlationId, switches, context);
    }

    /**
     * Returns these options with another correlation id.
     *
     * @param newCorrelationId the correlation id, or null to pass on that of the request in hand
     * @return the changed copy
     */
    public CallOptions withCorrelationId(String newCorrelationId) {
        return new CallOptions(timeout, continueOnError, newCorrelationId, switches, context);
    }

    /**
     * Returns these options with other switches.
     *
     * @param newSwitches switches to add to those of the request in hand
     * @return the changed copy
     */
    public CallOptions withSwitches(Set<Long> newSwitches) {
        return new CallOptions(timeout, continueOnError, correlationId, newSwitches, context);
    }

    /**
     * Returns these options with other free context keys.
     *
     * @param newContext context keys to add to those of the request in hand
     * @return the changed copy
     */
    public CallOptions withContext(Map<String, Object> newContext) {
        return new CallOptions(timeout, continueOnError, correlationId, switches, newContext);
    }
}
