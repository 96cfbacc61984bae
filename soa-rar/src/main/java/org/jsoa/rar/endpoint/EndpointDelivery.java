/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.function.Function;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;
import org.jsoa.untrusted.SafeLogger;

/**
 * One endpoint. It calls the application's listener as the inbound contract demands: {@code beforeDelivery} and {@code afterDelivery}
 * exactly once around each call, also around one that fails. An endpoint that failed is broken: it must be closed and replaced. For use
 * by one thread at a time.
 *
 * @since 0.1
 */
public final class EndpointDelivery implements AutoCloseable {

    private static final Method ACTIVATE = method("activate", SoaConnectionFactory.class);
    private static final Method ON_JOB = method("onJob", IncomingJob.class, JobWatch.class);
    private static final Method ON_PHASE = method("onPhase", String.class, ServicePhase.class);
    private static final Logger LOG = SafeLogger.of(EndpointDelivery.class);

    private final MessageEndpoint endpoint;
    private boolean broken;

    EndpointDelivery(MessageEndpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint, "the server gave no endpoint");
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return JobListener.class.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns whether a delivery has failed.
     *
     * @return whether the endpoint must be replaced
     */
    public boolean isBroken() {
        return broken;
    }

    /**
     * Asks the application for its services.
     *
     * @param connections through which the application sends jobs of its own
     * @return the services
     * @throws UnavailableException if nothing has reached the application
     * @throws ResourceException if the delivery failed
     */
    public ServedApplication activate(SoaConnectionFactory connections) throws ResourceException {
        return deliver(ACTIVATE, listener -> listener.activate(connections));
    }

    /**
     * Lets the application run a job.
     *
     * @param job the job
     * @param watch limits its time
     * @return the response
     * @throws UnavailableException if nothing has reached the application
     * @throws ResourceException if the delivery failed
     */
    public JobResponse onJob(IncomingJob job, JobWatch watch) throws ResourceException {
        return deliver(ON_JOB, listener -> listener.onJob(job, watch));
    }

    /**
     * Tells the application about the life of a service.
     *
     * @param service the service
     * @param phase its phase
     * @throws UnavailableException if nothing has reached the application
     * @throws ResourceException if the delivery failed
     */
    public void onPhase(String service, ServicePhase phase) throws ResourceException {
        deliver(ON_PHASE, listener -> {
            listener.onPhase(service, phase);
            return null;
        });
    }

    private <T> T deliver(Method method, Function<JobListener, T> call) throws ResourceException {
        boolean healthy = false;
        try {
            T result = between(method, call);
            healthy = true;
            return result;
        } finally {
            broken |= !healthy;
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
        } catch (ResourceException | RuntimeException | Error e) {
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
        } catch (ResourceException | RuntimeException | Error second) {
            failure.addSuppressed(second);
        }
    }

    /** Releases the endpoint to the server, whatever the server throws. */
    @Override
    public void close() {
        try {
            endpoint.release();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "the server failed to release an endpoint", e);
        }
    }
}
