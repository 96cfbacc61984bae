/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import org.jsoa.cdi.wiring.SoaApplication;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/**
 * The message-driven bean through which the adapter calls the application. The adapter gets the services from it, so it names none. It
 * begins no transaction, because each action decides that itself. Its transactions are managed by the bean, because only then an action
 * may use {@code UserTransaction}.
 *
 * <p>Each job that runs needs an endpoint of this bean. Payara and GlassFish allow 32 by default and read {@code MaxPoolSize}. They make
 * no bean before it is needed.
 *
 * @since 0.1
 */
@MessageDriven(
        messageListenerInterface = JobListener.class,
        activationConfig = @ActivationConfigProperty(propertyName = "MaxPoolSize", propertyValue = "10000"))
@TransactionManagement(TransactionManagementType.BEAN)
public class JobListenerBean implements JobListener {

    @Inject
    private SoaApplication application;

    /** For the container. */
    public JobListenerBean() {}

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        return application.activate(connections);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        return application.onJob(job, watch);
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        application.onPhase(service, phase);
    }
}
