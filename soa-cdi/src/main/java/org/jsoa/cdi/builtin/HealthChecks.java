/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.builtin.StatusAction.Healthcheck;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusFinding;
import org.jsoa.service.StatusReport;

/** Runs the checks of the application, one after the other. One that fails does not prevent the others. */
final class HealthChecks {

    private static final String CHECK_FAILED = "CHECK_FAILED";

    private final Instance<StatusCheck> checks;
    private final BodyMapper mapper;
    private final UnforeseenFailures failures;

    HealthChecks(Instance<StatusCheck> checks, BodyMapper mapper, UnforeseenFailures failures) {
        this.checks = checks;
        this.mapper = mapper;
        this.failures = failures;
    }

    Healthcheck run() {
        List<List<String>> errors = new ArrayList<>();
        List<List<String>> warnings = new ArrayList<>();
        Map<String, Object> diagnostics = new LinkedHashMap<>();
        for (Instance.Handle<StatusCheck> check : inOrder()) {
            StatusReport report = run(check);
            report.errors().forEach(finding -> errors.add(pair(finding)));
            report.warnings().forEach(finding -> warnings.add(pair(finding)));
            diagnostics.putAll(report.diagnostics());
        }
        return new Healthcheck(errors, warnings, diagnostics);
    }

    private List<? extends Instance.Handle<StatusCheck>> inOrder() {
        return checks.handlesStream().sorted(comparing(HealthChecks::name)).toList();
    }

    private static String name(Instance.Handle<StatusCheck> check) {
        return check.getBean().getBeanClass().getName();
    }

    private StatusReport run(Instance.Handle<StatusCheck> check) {
        try {
            StatusReport report = Objects.requireNonNull(check.get().check(), "it returned null");
            return new StatusReport(report.errors(), report.warnings(), mapper.write(report.diagnostics()));
        } catch (Throwable e) {
            // Also an Error: it is part of the state of the service.
            return StatusReport.healthy()
                    .withError(
                            CHECK_FAILED,
                            name(check) + " failed" + failures.warn(e, "the status check " + name(check)));
        } finally {
            // Beans of other scopes outlive the call. Destroying their handle would end them for all users.
            if (check.getBean().getScope() == Dependent.class) {
                check.destroy();
            }
        }
    }

    private static List<String> pair(StatusFinding finding) {
        return List.of(finding.code(), finding.description());
    }
}
