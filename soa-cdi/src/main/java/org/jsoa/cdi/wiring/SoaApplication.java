/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoa.cdi.config.ApplicationSettings;
import org.jsoa.cdi.deployment.Deployed;
import org.jsoa.cdi.dispatch.JobDispatcher;
import org.jsoa.cdi.event.EndOfService;
import org.jsoa.cdi.event.ServiceEvents;
import org.jsoa.cdi.log.JobLog;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.transport.AdapterConnections;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;

/**
 * The services of this application, ready to run. The message-driven bean delegates to it.
 *
 * @since 0.1
 */
@ApplicationScoped
public class SoaApplication implements JobListener {

    private final BeanManager beanManager;
    private final AdapterConnections connections;
    private final List<ServedService> served;
    private final JobDispatcher dispatcher;
    private final ServiceEvents events;
    private final JobLog log;
    private final LogIds ids;

    /** For the client proxy only. */
    protected SoaApplication() {
        beanManager = null;
        connections = null;
        served = null;
        dispatcher = null;
        events = null;
        log = null;
        ids = null;
    }

    /**
     * Prepares every service.
     *
     * @param deployed the result of the deployment
     * @param beanManager finds the observers of the end of services
     * @param connections receives the connection factory of the adapter
     * @param dispatcher runs jobs
     * @param events notifies observers of services
     * @param ids marks the log records that are written during jobs
     * @param settings the settings of the services and the log
     */
    @Inject
    public SoaApplication(
            Deployed deployed,
            BeanManager beanManager,
            AdapterConnections connections,
            JobDispatcher dispatcher,
            ServiceEvents events,
            LogIds ids,
            ApplicationSettings settings) {
        this.beanManager = beanManager;
        this.connections = connections;
        this.dispatcher = dispatcher;
        this.events = events;
        this.ids = ids;
        this.served = deployed.services().stream()
                .map(service -> served(service, settings.services().get(service.name())))
                .toList();
        ApplicationSettings.Logging logging = settings.logging();
        this.log = new JobLog(logging.successLevel(), logging.errorLevel(), logging.redactedKeys());
    }

    private static ServedService served(ServiceModel service, ApplicationSettings.Served settings) {
        return new ServedService(
                service.name(),
                settings.concurrency(),
                settings.delivery().orElseGet(service::delivery),
                service.idempotentActions());
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory factory) {
        connections.use(factory);
        return new ServedApplication(served, new EndOfService(beanManager, events));
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        return ids.duringJob(job, () -> log.around(job, logged -> dispatcher.dispatch(logged, watch)));
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        events.onPhase(service, phase);
    }
}
