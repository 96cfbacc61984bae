/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.JobListener;
import org.jsoa.connection.JobWatch;
import org.jsoa.connection.ServedApplication;
import org.jsoa.connection.ServedService;
import org.jsoa.connection.ServicePhase;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;

/**
 * An application whose services send every body back.
 *
 * @param services how many services there are
 * @param jobMillis how long each job takes beside
 * @param workers how many jobs each of them runs at once
 */
public record EchoService(int services, int jobMillis, int workers) implements JobListener {

    static EchoService of(TransportVariant variant, int workers) {
        return new EchoService(variant.services(), variant.jobMillis(), workers);
    }

    /** Returns the name of a service. */
    public static String name(int number) {
        return "echo" + number;
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        List<ServedService> served = IntStream.range(0, services)
                .mapToObj(number -> new ServedService(name(number), workers))
                .toList();
        return new ServedApplication(served, this);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        if (jobMillis > 0) {
            work();
        }
        ActionRequest request = job.request().actions().get(0);
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
    }

    /** As a job does that waits for a database. */
    private void work() {
        try {
            Thread.sleep(jobMillis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        // Nobody looks.
    }
}
