/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpoint;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.transaction.xa.XAResource;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServicePhase;

/** An endpoint that records calls, and fails where a test wants it. */
public final class RecordingEndpoint implements MessageEndpoint, JobListener {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
    private final JobResponse response = new JobResponse(List.of(), Map.of("value", 42L), List.of());

    public List<String> calls() {
        return calls;
    }

    public JobResponse response() {
        return response;
    }

    /** Makes a step fail; null makes all succeed again. */
    public void failOn(String step) {
        if (step == null) {
            failures.clear();
        } else {
            failures.put(step, failure(step));
        }
    }

    private static Throwable failure(String step) {
        return step.equals("onJob")
                ? new IllegalStateException("onJob failed")
                : new ResourceException(step + " failed");
    }

    /** Makes a step fail with anything that it may throw. */
    public void failOn(String step, Throwable failure) {
        failures.put(step, failure);
    }

    private void mayFail(String step) {
        Thrown.raise(failures.get(step));
    }

    @Override
    public void beforeDelivery(Method method) throws ResourceException {
        calls.add("before " + method.getName());
        mayFail("before");
    }

    @Override
    public void afterDelivery() throws ResourceException {
        calls.add("after");
        mayFail("after");
    }

    @Override
    public void release() {
        calls.add("release");
        mayFail("release");
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        calls.add("activate");
        return new ServedApplication(List.of(), this);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        calls.add("onJob");
        mayFail("onJob");
        return response;
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        calls.add(phase + " of " + service);
    }

    /** Always returns the same endpoint. */
    public static final class Factory extends TestEndpointFactory {

        private final MessageEndpoint endpoint;
        private int created;
        private boolean unavailable;

        public Factory(MessageEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        public int created() {
            return created;
        }

        public void makeUnavailable() {
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
