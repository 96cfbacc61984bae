/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.dispatch.JobDispatcher;
import org.jsoa.cdi.dispatch.Tracing;
import org.jsoa.cdi.event.ServiceEvents;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.middleware.Interceptors;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.cdi.time.StuckJobs;
import org.jsoa.cdi.time.TimeLimits;

/**
 * Makes what runs the jobs of the application.
 *
 * @since 0.1
 */
@Dependent
public class JobDispatcherProducer {

    private final ApplicationSettings settings;
    private final BeanManager beanManager;
    private final StuckJobs stuck;

    /**
     * Creates the producer.
     *
     * @param settings the time limits of services, and whether callers get stack traces
     * @param beanManager finds middleware and observers
     * @param stuck learns of jobs that go on beyond their time limits
     */
    @Inject
    public JobDispatcherProducer(ApplicationSettings settings, BeanManager beanManager, StuckJobs stuck) {
        this.settings = settings;
        this.beanManager = beanManager;
        this.stuck = stuck;
    }

    /**
     * Makes what tells observers of services and jobs.
     *
     * @return the events
     */
    @Produces
    @Singleton
    public ServiceEvents events() {
        return new ServiceEvents(beanManager);
    }

    /**
     * Makes the dispatcher.
     *
     * @param handlers run the actions
     * @param current is told of the job in hand
     * @param events tells observers of jobs
     * @param ids marks the records that are written during actions
     * @return the dispatcher
     */
    @Produces
    @Singleton
    public JobDispatcher dispatcher(ActionHandlers handlers, CurrentRequest current, ServiceEvents events, LogIds ids) {
        Map<String, TimeLimits> limits = new HashMap<>();
        settings.services().forEach((service, served) -> limits.put(service, served.timeLimits()));
        return new JobDispatcher(
                handlers.byService(),
                new Tracing(settings.tracebacks(), ids),
                current,
                new Interceptors(beanManager),
                new JobTimes(limits, stuck),
                events);
    }
}
