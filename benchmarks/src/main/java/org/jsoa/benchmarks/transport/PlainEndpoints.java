/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import jakarta.resource.spi.endpoint.MessageEndpoint;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.reflect.Method;
import javax.transaction.xa.XAResource;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/** Endpoints that do nothing but pass everything on to one listener. */
final class PlainEndpoints implements MessageEndpointFactory {

    private final JobListener listener;

    PlainEndpoints(JobListener listener) {
        this.listener = listener;
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource xaResource) {
        return new Endpoint(listener);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource xaResource, long timeout) {
        return createEndpoint(xaResource);
    }

    @Override
    public boolean isDeliveryTransacted(Method method) {
        return false;
    }

    @Override
    public String getActivationName() {
        return "benchmarks";
    }

    @Override
    public Class<?> getEndpointClass() {
        return listener.getClass();
    }

    private record Endpoint(JobListener listener) implements MessageEndpoint, JobListener {

        @Override
        public void beforeDelivery(Method method) {
            // A server would begin a transaction here.
        }

        @Override
        public void afterDelivery() {
            // And end it here.
        }

        @Override
        public void release() {
            // Endpoints are not pooled.
        }

        @Override
        public ServedApplication activate(SoaConnectionFactory connections) {
            return listener.activate(connections);
        }

        @Override
        public JobResponse onJob(IncomingJob job, JobWatch watch) {
            return listener.onJob(job, watch);
        }

        @Override
        public void onPhase(String service, ServicePhase phase) {
            listener.onPhase(service, phase);
        }
    }
}
