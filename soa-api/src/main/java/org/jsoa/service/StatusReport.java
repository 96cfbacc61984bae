/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a {@link StatusCheck} has found. Begin with {@link #healthy()} and add to it:
 *
 * <pre>{@code
 * StatusReport.healthy().withWarning("SLOW_DISK", "writing took 3 s").withDiagnostic("free_bytes", free)
 * }</pre>
 *
 * @param errors what keeps the service from working; never null
 * @param warnings what may keep it from working later; never null
 * @param diagnostics values for a person to look at, each under a key that no other check of the application uses. A
 *     value is a record or anything else that a response may hold. Never null
 * @since 0.1
 */
public record StatusReport(List<StatusFinding> errors, List<StatusFinding> warnings, Map<String, Object> diagnostics) {

    private static final StatusReport HEALTHY = new StatusReport(List.of(), List.of(), Map.of());

    /**
     * Copies.
     *
     * @throws NullPointerException if a part, an error or a warning is null
     */
    public StatusReport {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
        diagnostics = Collections.unmodifiableMap(new LinkedHashMap<>(diagnostics));
    }

    /**
     * Returns the report of a check that has found nothing.
     *
     * @return a report without errors, warnings and diagnostics
     */
    public static StatusReport healthy() {
        return HEALTHY;
    }

    /**
     * Adds an error.
     *
     * @param code what kind of error it is, for programs; never null
     * @param description what is wrong, for a person; never null
     * @return the longer copy
     */
    public StatusReport withError(String code, String description) {
        return new StatusReport(plus(errors, code, description), warnings, diagnostics);
    }

    /**
     * Adds a warning.
     *
     * @param code what kind of warning it is, for programs; never null
     * @param description what is wrong, for a person; never null
     * @return the longer copy
     */
    public StatusReport withWarning(String code, String description) {
        return new StatusReport(errors, plus(warnings, code, description), diagnostics);
    }

    /**
     * Adds a value to look at.
     *
     * @param key the key, which no other check of the application should use; never null
     * @param value the value, or null
     * @return the longer copy
     */
    public StatusReport withDiagnostic(String key, Object value) {
        Map<String, Object> longer = new LinkedHashMap<>(diagnostics);
        longer.put(Objects.requireNonNull(key, "key must not be null"), value);
        return new StatusReport(errors, warnings, longer);
    }

    private static List<StatusFinding> plus(List<StatusFinding> findings, String code, String description) {
        List<StatusFinding> longer = new ArrayList<>(findings);
        longer.add(new StatusFinding(code, description));
        return longer;
    }
}
