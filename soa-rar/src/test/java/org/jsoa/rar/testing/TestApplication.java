/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jsoa.connection.IncomingJob;
import org.jsoa.connection.SoaConnectionFactory;
import org.jsoa.message.JobResponse;
import org.jsoa.spi.JobListener;
import org.jsoa.spi.JobWatch;
import org.jsoa.spi.ServedApplication;
import org.jsoa.spi.ServedService;
import org.jsoa.spi.ServicePhase;

/** An application with one service, which records its phases. */
public final class TestApplication implements JobListener {

    private final Queue<ServicePhase> phases = new ConcurrentLinkedQueue<>();
    private final ServedService service;
    private final BiFunction<IncomingJob, JobWatch, JobResponse> jobs;
    private volatile Consumer<ServicePhase> onPhase = phase -> {};

    public TestApplication(String service, int concurrency, BiFunction<IncomingJob, JobWatch, JobResponse> jobs) {
        this(new ServedService(service, concurrency), jobs);
    }

    public TestApplication(ServedService service, BiFunction<IncomingJob, JobWatch, JobResponse> jobs) {
        this.service = service;
        this.jobs = jobs;
    }

    /** Returns the phases in which the service was, in order. */
    public List<ServicePhase> phases() {
        return List.copyOf(phases);
    }

    /** Sets an action for each phase, which runs after the phase is recorded. */
    public void onPhase(Consumer<ServicePhase> newOnPhase) {
        onPhase = newOnPhase;
    }

    @Override
    public ServedApplication activate(SoaConnectionFactory connections) {
        return new ServedApplication(List.of(service), this);
    }

    @Override
    public JobResponse onJob(IncomingJob job, JobWatch watch) {
        return jobs.apply(job, watch);
    }

    @Override
    public void onPhase(String ofService, ServicePhase phase) {
        phases.add(phase);
        onPhase.accept(phase);
    }
}
