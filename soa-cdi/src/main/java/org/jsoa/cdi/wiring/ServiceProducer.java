/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.builtin.ServiceVersion;
import org.jsoa.cdi.builtin.SettingsListing;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.deployment.BuiltIns;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.dispatch.JobDispatcher;
import org.jsoa.cdi.dispatch.LocalActionCaller;
import org.jsoa.cdi.dispatch.Tracing;
import org.jsoa.cdi.event.ServiceEvents;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.LoggingLibraries;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.middleware.Interceptors;
import org.jsoa.cdi.model.ActionModel;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.rest.EdgeContext;
import org.jsoa.cdi.servicesettings.OwnSettings;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.cdi.time.StuckJobs;
import org.jsoa.cdi.time.TimeLimits;
import org.jsoa.cdi.transaction.OpenTransactions;
import org.jsoa.context.LogContext;
import org.jsoa.service.LocalActions;

/**
 * Creates the objects of the serving side from the result of the deployment and the settings.
 *
 * @since 0.1
 */
@Dependent
public class ServiceProducer {

    private static final String UNKNOWN = "unknown";

    /** For the container. */
    public ServiceProducer() {}

    /**
     * Returns the mapper of bodies.
     *
     * @param deployed what deployment found
     * @return the mapper
     */
    @Produces
    @Singleton
    public BodyMapper mapper(Deployed deployed) {
        return deployed.mapper();
    }

    /**
     * Returns the services of the application by name.
     *
     * @param deployed what deployment found
     * @return the services; null stands for all others
     */
    @Produces
    @Singleton
    public PerService<ServiceModel> services(Deployed deployed) {
        return PerService.of(deployed.services(), service -> service, null);
    }

    /**
     * Returns the version of each service: that of the settings, or else that of the manifest of the jar with its beans.
     *
     * @param deployed what deployment found
     * @param settings the settings of the application
     * @return the versions
     */
    @Produces
    @Singleton
    public PerService<ServiceVersion> versions(Deployed deployed, ApplicationSettings settings) {
        return PerService.of(
                deployed.services(),
                service -> {
                    ApplicationSettings.Served served = settings.services().get(service.name());
                    return new ServiceVersion(
                            served.version().orElseGet(() -> fromArchive(service)),
                            served.build().orElse(null));
                },
                new ServiceVersion(UNKNOWN, null));
    }

    private static String fromArchive(ServiceModel service) {
        return service.models().stream()
                .map(ActionModel::beanClass)
                .filter(type -> !BuiltIns.contains(type))
                .sorted(Comparator.comparing(Class::getName))
                .flatMap(type -> ArchiveVersion.of(type).stream())
                .findFirst()
                .orElse(UNKNOWN);
    }

    /**
     * Returns the settings that services declare.
     *
     * @param settings the settings of all services
     * @return the listing for the built-in action {@code status}
     */
    @Produces
    @Singleton
    public SettingsListing settings(OwnSettings settings) {
        return settings::listing;
    }

    /**
     * Creates the events of services and jobs.
     *
     * @param beanManager finds the observers
     * @return the events
     */
    @Produces
    @Singleton
    public ServiceEvents events(BeanManager beanManager) {
        return new ServiceEvents(beanManager);
    }

    /**
     * Creates the dispatcher of jobs.
     *
     * @param handlers run the actions
     * @param current receives the job that runs
     * @param events notifies observers of jobs
     * @param ids marks the log records that are written during actions
     * @param failures logs unexpected failures and tells callers about them
     * @param stuck collects the jobs that run beyond their time limits
     * @param settings the settings of the application
     * @param beanManager finds middleware
     * @return the dispatcher
     */
    @Produces
    @Singleton
    public JobDispatcher dispatcher(
            ActionHandlers handlers,
            CurrentRequest current,
            ServiceEvents events,
            LogIds ids,
            UnforeseenFailures failures,
            StuckJobs stuck,
            ApplicationSettings settings,
            BeanManager beanManager) {
        Map<String, TimeLimits> limits = new HashMap<>();
        settings.services().forEach((service, served) -> limits.put(service, served.timeLimits()));
        return new JobDispatcher(
                handlers.table(),
                new Tracing(failures, ids),
                current,
                new Interceptors(beanManager),
                new JobTimes(new PerService<>(limits, TimeLimits.NONE), stuck),
                events,
                OpenTransactions.ofServer());
    }

    /**
     * Creates the caller of the application's own actions.
     *
     * @param deployed what deployment found
     * @param handlers run the actions
     * @param current the job that runs
     * @param ids marks the log records that are written during actions
     * @return the caller
     */
    @Produces
    @ApplicationScoped
    public LocalActions localActions(Deployed deployed, ActionHandlers handlers, CurrentRequest current, LogIds ids) {
        return new LocalActionCaller(handlers::table, deployed.mapper(), current, ids);
    }

    /**
     * Creates the reports of unexpected failures.
     *
     * @param settings the settings of the application
     * @return the reports
     */
    @Produces
    @Singleton
    public UnforeseenFailures failures(ApplicationSettings settings) {
        return new UnforeseenFailures(settings.failureMessages(), settings.tracebacks());
    }

    /**
     * Creates the marks of log records.
     *
     * @param further the contexts that the application offers beside those of the logging libraries
     * @param settings the settings of the application
     * @return the marks
     */
    @Produces
    @Singleton
    public LogIds logIds(@Any Instance<LogContext> further, ApplicationSettings settings) {
        List<LogContext> contexts = LoggingLibraries.contexts();
        further.forEach(contexts::add);
        return new LogIds(settings.logging().threadNames(), contexts);
    }

    /**
     * Creates the context of REST requests.
     *
     * @param settings the settings of the application
     * @return the context, which takes from headers what the settings trust
     */
    @Produces
    @Singleton
    public EdgeContext edge(ApplicationSettings settings) {
        return new EdgeContext(settings.restTrust());
    }
}
