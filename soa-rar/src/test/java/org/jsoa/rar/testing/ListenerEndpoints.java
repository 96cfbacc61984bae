/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import javax.transaction.xa.XAResource;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/** A number of endpoints for one listener that is limited at any time, as on Payara. They check the pairing of calls that the inbound contract requires. */
public final class ListenerEndpoints extends TestEndpointFactory {

    private final JobListener listener;
    private final AtomicInteger left;

    public ListenerEndpoints(JobListener listener, int most) {
        this.listener = listener;
        this.left = new AtomicInteger(most);
    }

    @Override
    public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
        if (left.getAndUpdate(endpoints -> Math.max(0, endpoints - 1)) == 0) {
            throw new UnavailableException("the application has no more endpoints to give");
        }
        return new Endpoint();
    }

    /** Returns how many more endpoints there may be now. */
    public int left() {
        return left.get();
    }

    private final class Endpoint implements MessageEndpoint, JobListener {

        private boolean delivering;
        private boolean released;

        @Override
        public void beforeDelivery(Method method) {
            require(!delivering && !released);
            delivering = true;
        }

        @Override
        public void afterDelivery() {
            require(delivering);
            delivering = false;
        }

        @Override
        public void release() {
            require(!delivering && !released);
            released = true;
            left.getAndIncrement();
        }

        @Override
        public ServedApplication activate(SoaConnectionFactory connections) {
            require(delivering);
            return listener.activate(connections);
        }

        @Override
        public JobResponse onJob(IncomingJob job, JobWatch watch) {
            require(delivering);
            return listener.onJob(job, watch);
        }

        @Override
        public void onPhase(String service, ServicePhase phase) {
            require(delivering);
            listener.onPhase(service, phase);
        }

        private void require(boolean condition) {
            if (!condition) {
                throw new IllegalStateException("beforeDelivery and afterDelivery are not paired");
            }
        }
    }
}
