/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.transaction.xa.XAResource;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.testing.TestEndpointFactory;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/** An endpoint that records calls, and fails where a test wants it. */
final class RecordingEndpoint implements MessageEndpoint, JobListener {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final JobResponse response = new JobResponse(List.of(), Map.of("value", 42L), List.of());

    List<String> calls() {
        return calls;
    }

    JobResponse response() {
        return response;
    }

    /** Makes a step fail; null makes all succeed again. */
    void failOn(String step) {
        if (step == null) {
            failures.clear();
        } else {
            failures.add(step);
        }
    }

    @Override
    public void beforeDelivery(Method method) throws ResourceException {
        calls.add("before " + method.getName());
        if (failures.contains("before")) {
            throw new ResourceException("before failed");
        }
    }

    @Override
    public void afterDelivery() throws ResourceException {
        calls.add("after");
        if (failures.contains("after")) {
            throw new ResourceException("after failed");
        }
    }

    @Override
    public void release() {
        calls.add("release");
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        calls.add("activate");
        return new ServedApplication(List.of(), this);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        calls.add("onJob");
        if (failures.contains("onJob")) {
            throw new IllegalStateException("onJob failed");
        }
        return response;
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        calls.add(phase + " of " + service);
    }

    /** Always returns the same endpoint. */
    static final class Factory extends TestEndpointFactory {

        private final MessageEndpoint endpoint;
        private int created;
        private boolean unavailable;

        Factory(MessageEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        int created() {
            return created;
        }

        void makeUnavailable() {
            unavailable = true;
        }

        @Override
        public MessageEndpoint createEndpoint(XAResource xaResource) throws UnavailableException {
            if (unavailable) {
                throw new UnavailableException("not now");
            }
            created++;
            return endpoint;
        }
    }
}
