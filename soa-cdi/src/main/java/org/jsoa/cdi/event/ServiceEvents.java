/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.event;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.jsoa.connection.IncomingJob;
import org.jsoa.event.JobCompleted;
import org.jsoa.event.JobReceived;
import org.jsoa.event.ServiceDraining;
import org.jsoa.event.ServiceEvent;
import org.jsoa.event.ServiceIdle;
import org.jsoa.event.ServiceStarted;
import org.jsoa.event.ServiceStarting;
import org.jsoa.event.ServiceStopped;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.JobContext;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.PhaseListener;
import org.jsoa.spi.ServicePhase;
import org.jsoa.untrusted.SafeLogger;

/**
 * Notifies observers of the phases of services and jobs. Events without an observer cost nothing.
 *
 * @since 0.1
 */
public final class ServiceEvents implements JobObserver, PhaseListener {

    private static final Logger LOGGER = SafeLogger.of(ServiceEvents.class);

    /** A request for the events with which observers are looked up. */
    private static final JobRequest ANY =
            new JobRequest(JobControl.DEFAULT, JobContext.of("", List.of()), List.of(ActionRequest.of("")));

    private final BeanManager beanManager;
    private final boolean receivedIsObserved;
    private final boolean completedIsObserved;

    /**
     * Creates the events and looks for observers.
     *
     * @param beanManager finds the observers
     */
    public ServiceEvents(BeanManager beanManager) {
        this.beanManager = beanManager;
        this.receivedIsObserved = isObserved(new JobReceived("", ANY));
        this.completedIsObserved = isObserved(new JobCompleted("", ANY, JobResponse.failed(List.of()), Duration.ZERO));
    }

    private boolean isObserved(ServiceEvent event) {
        return !beanManager.resolveObserverMethods(event).isEmpty();
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        fire(
                switch (phase) {
                    case STARTING -> new ServiceStarting(service);
                    case STARTED -> new ServiceStarted(service);
                    case IDLE -> new ServiceIdle(service);
                    case DRAINING -> new ServiceDraining(service);
                    case STOPPED -> new ServiceStopped(service);
                });
    }

    @Override
    public void received(IncomingJob job) {
        if (receivedIsObserved) {
            fire(new JobReceived(job.service(), job.request()));
        }
    }

    @Override
    public void completed(IncomingJob job, JobResponse response, Duration duration) {
        if (completedIsObserved) {
            try {
                fire(new JobCompleted(job.service(), job.request(), response, duration));
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "an observer of JobCompleted failed", e);
            }
        }
    }

    private void fire(ServiceEvent event) {
        beanManager.getEvent().fire(event);
    }
}
