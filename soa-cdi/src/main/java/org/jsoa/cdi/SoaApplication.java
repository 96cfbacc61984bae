/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.List;
import org.jsoa.cdi.client.AdapterConnections;
import org.jsoa.cdi.log.JobLog;
import org.jsoa.cdi.model.ServiceModel;
import org.jsoa.cdi.service.CurrentRequest;
import org.jsoa.cdi.service.EndOfService;
import org.jsoa.cdi.service.Interceptors;
import org.jsoa.cdi.service.JobDispatcher;
import org.jsoa.cdi.service.JobTimes;
import org.jsoa.cdi.service.ServiceEvents;
import org.jsoa.cdi.service.StuckJobs;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.JobListener;
import org.jsoa.connection.JobWatch;
import org.jsoa.connection.ServedApplication;
import org.jsoa.connection.ServedService;
import org.jsoa.connection.ServicePhase;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;

/**
 * The services of this application, ready to run: what stands behind the message-driven bean.
 *
 * @since 0.1
 */
@ApplicationScoped
public class SoaApplication implements JobListener {

    private final BeanManager beanManager;
    private final AdapterConnections connections;
    private final List<ServedService> served;
    private final JobDispatcher dispatcher;
    private final JobLog log;
    private final ServiceEvents events;

    /** For the client proxy only. */
    protected SoaApplication() {
        beanManager = null;
        connections = null;
        served = null;
        dispatcher = null;
        log = null;
        events = null;
    }

    /**
     * Prepares every service.
     *
     * @param extension knows the services
     * @param handlers run the actions
     * @param beanManager finds the middleware
     * @param connections learns of the adapter
     * @param current the context of the job in hand
     * @param stuck learns of jobs that go on beyond their time limits
     */
    @Inject
    public SoaApplication(
            SoaExtension extension,
            ActionHandlers handlers,
            BeanManager beanManager,
            AdapterConnections connections,
            CurrentRequest current,
            StuckJobs stuck) {
        this.beanManager = beanManager;
        this.connections = connections;
        Settings settings = Settings.ofApplication();
        List<ServiceModel> services = extension.services();
        this.served = services.stream()
                .map(service -> new ServedService(service.name(), settings.concurrency(service.name())))
                .toList();
        this.events = new ServiceEvents(beanManager);
        this.dispatcher = new JobDispatcher(
                handlers.byService(),
                settings.tracebacks(),
                current,
                new Interceptors(beanManager),
                new JobTimes(new TimeLimitSettings(settings).of(services), stuck),
                events);
        this.log = new JobLog(settings.logSuccessLevel(), settings.logErrorLevel(), settings.redactedKeys());
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory factory) {
        connections.use(factory);
        return new ServedApplication(served, new EndOfService(beanManager, events));
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        return log.around(job, logged -> dispatcher.dispatch(logged, watch));
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        events.onPhase(service, phase);
    }
}
