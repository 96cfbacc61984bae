/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoa.cdi.builtin.StatusAction;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.client.CallOptions;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.Outcome;
import org.jsoa.client.ServiceClients;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.TransportException;
import org.jsoa.context.RequestContext;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.service.StatusCheck;
import org.jsoa.service.StatusReport;

/**
 * Adds the status of the services on which a service depends to its own, with PySOA's codes. All of them are called in
 * parallel and without {@code verbose}, which prevents them from calling others in turn.
 *
 * @since 0.1
 */
@ApplicationScoped
public class DependencyCheck implements StatusCheck {

    private static final CallOptions OPTIONS = CallOptions.DEFAULT
            .withTimeout(Duration.ofSeconds(2))
            .withJobErrorsInResponse()
            .withErrorsInResponse();

    private final Map<String, List<ServiceJob>> statusJobs;
    private final ServiceClients clients;
    private final RequestContext request;

    /** For the client proxy only. */
    protected DependencyCheck() {
        statusJobs = null;
        clients = null;
        request = null;
    }

    /**
     * Creates the check.
     *
     * @param deployed the result of the deployment
     * @param clients call other services
     * @param request tells the name of the service
     * @param settings the settings of the application
     */
    @Inject
    public DependencyCheck(
            Deployed deployed, ServiceClients clients, RequestContext request, ApplicationSettings settings) {
        this.clients = clients.with(OPTIONS);
        this.request = request;
        this.statusJobs = new HashMap<>();
        for (ServiceModel service : deployed.services()) {
            statusJobs.put(
                    service.name(),
                    settings.services().get(service.name()).dependsOn().stream()
                            .map(other -> ServiceJob.of(other, StatusAction.NAME, Map.of("verbose", false)))
                            .toList());
        }
    }

    @Override
    public StatusReport check() {
        List<ServiceJob> jobs = statusJobs.get(request.service().orElseThrow());
        if (jobs.isEmpty()) {
            return StatusReport.healthy();
        }
        List<Outcome> outcomes = clients.tryJobs(jobs);
        Map<String, Object> bodies = new LinkedHashMap<>();
        StatusReport report = StatusReport.healthy();
        for (int i = 0; i < jobs.size(); i++) {
            report = plus(report, jobs.get(i).service(), outcomes.get(i), bodies);
        }
        return report.withDiagnostic("services", bodies);
    }

    private static StatusReport plus(StatusReport report, String service, Outcome outcome, Map<String, Object> bodies) {
        String prefix = service.toUpperCase(Locale.ROOT);
        JobResponse response;
        try {
            response = response(service, outcome);
        } catch (TransportException e) {
            return report.withError(prefix + "_TRANSPORT_ERROR", e.getMessage());
        }
        if (!response.errors().isEmpty()) {
            return report.withError(prefix + "_CALL_ERROR", SoaError.summary(response.errors()));
        }
        ActionResponse status = response.actions().get(0);
        if (status.hasErrors()) {
            return report.withError(prefix + "_STATUS_ERROR", SoaError.summary(status.errors()));
        }
        bodies.put(service, status.body());
        return report;
    }

    private static JobResponse response(String service, Outcome outcome) {
        JobResponse response = outcome.orThrow();
        if (response.errors().isEmpty() && response.actions().isEmpty()) {
            throw new InvalidMessageException(
                    service, "the response to the action " + StatusAction.NAME + " is missing", null);
        }
        return response;
    }
}
