/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.action.ActionTable;
import org.jsoa.cdi.context.CurrentRequest;
import org.jsoa.cdi.dispatch.JobDispatcher;
import org.jsoa.cdi.dispatch.Tracing;
import org.jsoa.cdi.fixture.NoMiddleware;
import org.jsoa.cdi.fixture.NoObserver;
import org.jsoa.cdi.log.LogIds;
import org.jsoa.cdi.log.UnforeseenFailures;
import org.jsoa.cdi.model.PerService;
import org.jsoa.cdi.time.JobTimes;
import org.jsoa.cdi.time.StuckJobs;
import org.jsoa.cdi.time.TimeLimits;
import org.jsoa.cdi.transaction.OpenTransactions;
import org.jsoa.connection.IncomingJob;
import org.jsoa.message.JobResponse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From a job to its response, with an action that does nothing and no middleware. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DispatchBenchmark {

    private final JobDispatcher dispatcher = new JobDispatcher(
            new ActionTable(Map.of(Samples.SERVICE, Map.of("echo", body -> body))),
            new Tracing(new UnforeseenFailures(false, false), new LogIds(true, List.of())),
            new CurrentRequest(),
            new NoMiddleware(),
            new JobTimes(new PerService<>(Map.of(), TimeLimits.NONE), new StuckJobs()),
            new NoObserver(),
            OpenTransactions.NONE);
    private final IncomingJob job = new IncomingJob(Samples.SERVICE, 1L, Samples.request(16), null);

    /** Made by JMH. */
    public DispatchBenchmark() {}

    /** Runs the job. */
    @Benchmark
    public JobResponse dispatch() {
        return dispatcher.dispatch(job, (time, response) -> true);
    }
}
