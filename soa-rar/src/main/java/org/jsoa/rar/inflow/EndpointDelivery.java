/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/**
 * Calls the application's listener as the inbound contract demands: {@code beforeDelivery} and {@code afterDelivery} exactly once around
 * each call, also around one that fails. An endpoint that failed is replaced. For use by one thread.
 */
final class EndpointDelivery implements AutoCloseable {

    private static final Method ACTIVATE = method("activate", SoaConnectionFactory.class);
    private static final Method ON_JOB = method("onJob", IncomingJob.class, JobWatch.class);
    private static final Method ON_PHASE = method("onPhase", String.class, ServicePhase.class);

    private final MessageEndpointFactory factory;
    private MessageEndpoint endpoint;

    EndpointDelivery(MessageEndpointFactory factory) {
        this.factory = factory;
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return JobListener.class.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Makes sure that there is an endpoint to deliver to.
     *
     * @throws UnavailableException if the application is not ready, or no longer
     */
    void open() throws UnavailableException {
        if (endpoint == null) {
            endpoint = factory.createEndpoint(null);
        }
    }

    /** Returns whether there is an endpoint to deliver to, without a call of the server. */
    boolean isOpen() {
        return endpoint != null;
    }

    ServedApplication activate(SoaConnectionFactory connections) throws ResourceException {
        return deliver(ACTIVATE, listener -> listener.activate(connections));
    }

    JobResponse onJob(IncomingJob job, JobWatch watch) throws ResourceException {
        return deliver(ON_JOB, listener -> listener.onJob(job, watch));
    }

    void onPhase(String service, ServicePhase phase) throws ResourceException {
        deliver(ON_PHASE, listener -> {
            listener.onPhase(service, phase);
            return null;
        });
    }

    private <T> T deliver(Method method, Function<JobListener, T> call) throws ResourceException {
        open();
        boolean healthy = false;
        try {
            T result = between(method, call);
            healthy = true;
            return result;
        } finally {
            if (!healthy) {
                close();
            }
        }
    }

    private <T> T between(Method method, Function<JobListener, T> call) throws ResourceException {
        if (!(endpoint instanceof JobListener listener)) {
            throw new ResourceException(
                    "the application does not share the adapter's soa-api but has a copy of its own; "
                            + "deploy both in one EAR, or let the server show the adapter's classes to all applications "
                            + "(on Payara Server: connector-service.class-loading-policy=global); "
                            + "if it has several adapters, put soa-api into the lib folder of its domain");
        }
        try {
            endpoint.beforeDelivery(method);
        } catch (NoSuchMethodException e) {
            throw new ResourceException("the endpoint does not know " + method, e);
        } catch (ResourceException | RuntimeException e) {
            // Nothing has reached the application. A server may throw this exception while it stops the application.
            throw new UnavailableException("the endpoint is not available: " + e.getMessage(), e);
        }
        T result;
        try {
            result = call.apply(listener);
        } catch (RuntimeException | Error failure) {
            afterFailedDelivery(failure);
            throw failure;
        }
        endpoint.afterDelivery();
        return result;
    }

    private void afterFailedDelivery(Throwable failure) {
        try {
            endpoint.afterDelivery();
        } catch (ResourceException | RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    @Override
    public void close() {
        MessageEndpoint open = endpoint;
        endpoint = null;
        if (open != null) {
            open.release();
        }
    }
}
