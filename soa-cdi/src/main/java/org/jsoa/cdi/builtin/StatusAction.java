/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.builtin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.model.PerService;
import org.jsoa.context.RequestContext;
import org.jsoa.service.Action;
import org.jsoa.service.Description;
import org.jsoa.service.Idempotent;
import org.jsoa.service.StatusCheck;

/**
 * Returns the versions of the service and its health.
 *
 * @since 0.1
 */
@ApplicationScoped
@Idempotent
@Action(
        value = StatusAction.NAME,
        description = "Tells the versions of the service and of what it runs on, and, unless verbose is false, its own"
                + " settings and what its health checks find. With verbose false they are not run, and settings and"
                + " healthcheck are left out.")
public class StatusAction {

    /** The name of the action. */
    public static final String NAME = "status";

    /** The version of PySOA whose protocol is spoken, as on the wire in {@code client_version}. */
    private static final String PYSOA = "1.4.9";

    private final PerService<ServiceVersion> versions;
    private final SettingsListing settings;
    private final RequestContext context;
    private final HealthChecks checks;
    private final String jsoa;

    /** For the client proxy only. */
    protected StatusAction() {
        versions = null;
        settings = null;
        context = null;
        checks = null;
        jsoa = null;
    }

    /**
     * Creates the action.
     *
     * @param versions the versions of the services
     * @param settings the settings that services declare
     * @param context tells the name of the service
     * @param checks the checks of the application
     * @param mapper converts bodies
     * @param failures logs unexpected failures and tells callers about them
     */
    @Inject
    public StatusAction(
            PerService<ServiceVersion> versions,
            SettingsListing settings,
            RequestContext context,
            @Any Instance<StatusCheck> checks,
            BodyMapper mapper,
            UnforeseenFailures failures) {
        this.versions = versions;
        this.settings = settings;
        this.context = context;
        this.checks = new HealthChecks(checks, mapper, failures);
        String own = StatusAction.class.getPackage().getImplementationVersion();
        this.jsoa = own == null ? "unknown" : own;
    }

    /**
     * Returns the status.
     *
     * @param body whether health checks are run
     * @return the versions and the state of health
     */
    @Valid
    public Response run(Request body) {
        String service = context.service().orElseThrow();
        ServiceVersion version = versions.of(service);
        boolean isVerbose = !Boolean.FALSE.equals(body.verbose());
        Map<String, Object> listed = isVerbose ? settings.of(service) : Map.of();
        return new Response(
                jsoa,
                Runtime.version().toString(),
                PYSOA,
                version.version(),
                version.build(),
                listed.isEmpty() ? null : listed,
                isVerbose ? checks.run() : null);
    }

    /**
     * The request body.
     *
     * @param verbose whether checks are to be run; null is true
     */
    public record Request(
            @Description("Whether health checks are to be run; true, if left out.")
            Boolean verbose) {}

    /**
     * The response body.
     *
     * @param jsoa the version of JSOA
     * @param java the version of Java
     * @param pysoa the version of PySOA whose protocol is spoken
     * @param version the version of the service
     * @param build the build of the service, or null
     * @param settings the settings that the service declares, or null if it declares none or they were not asked for
     * @param healthcheck what the checks found, or null if they were not run
     */
    @JsonbNillable(false)
    public record Response(
            @Description("The version of JSOA.") @NotNull String jsoa,
            @Description("The version of Java.") @NotNull String java,

            @Description("The version of PySOA whose protocol the service speaks.") @NotNull
            String pysoa,

            @Description("The version of the service.") @NotNull
            String version,

            @Description("The build of the service.") String build,

            @Description("The settings of the service's own, with secret ones hidden.")
            Map<String, Object> settings,

            @Description("What the health checks found.") @Valid
            Healthcheck healthcheck) {}

    /**
     * The findings of the health checks.
     *
     * @param errors code and description of each error
     * @param warnings code and description of each warning
     * @param diagnostics values to look at
     */
    public record Healthcheck(
            @Description("The errors, each a code and a description.") @NotNull
            List<List<String>> errors,

            @Description("The warnings, each a code and a description.") @NotNull
            List<List<String>> warnings,

            @Description("Values for a person to look at.") @NotNull
            Map<String, Object> diagnostics) {}
}
