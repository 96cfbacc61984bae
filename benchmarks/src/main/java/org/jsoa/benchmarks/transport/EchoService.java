/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.transport;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.ActionRequest;
import org.jsoa.message.ActionResponse;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;

/**
 * An application whose services send every body back.
 *
 * @param variant how many services there are, and what they are like
 * @param workers how many jobs each of them runs at once
 */
public record EchoService(TransportVariant variant, int workers) implements JobListener {

    /** Returns the name of a service. */
    public static String name(int number) {
        return "echo" + number;
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        List<ServedService> served = IntStream.range(0, variant.services())
                .mapToObj(number -> new ServedService(name(number), workers, variant.delivery(), Set.of()))
                .toList();
        return new ServedApplication(served, this);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        if (variant.jobMillis() > 0) {
            work();
        }
        ActionRequest request = job.request().actions().get(0);
        return new JobResponse(List.of(), Map.of(), List.of(ActionResponse.of(request.action(), request.body())));
    }

    /** As a job does that waits for a database. */
    private void work() {
        try {
            Thread.sleep(variant.jobMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onPhase(String service, ServicePhase phase) {
        // The benchmark needs no phases.
    }
}
