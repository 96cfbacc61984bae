/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.util.concurrent.TimeUnit;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.call.PendingCall;
import org.jsoa.rar.call.PendingCalls;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the request id of a response to the call that waits for it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CorrelationBenchmark {

    /** How many other calls wait meanwhile. */
    @Param({"0", "512"})
    public int others;

    private final PendingCalls pending = new PendingCalls();
    private final OutgoingJob job = Samples.call(16);
    private final JobResponse response = Samples.response(16);

    /** Made by JMH. */
    public CorrelationBenchmark() {}

    /** Begins the other calls. */
    @Setup
    public void begin() {
        for (int i = 0; i < others; i++) {
            pending.add(job, Long.MAX_VALUE);
        }
    }

    /** Begins a call, finds it again and completes it. */
    @Benchmark
    public JobResponse correlate() {
        PendingCall call = pending.add(job, Long.MAX_VALUE);
        pending.take(call.id()).orElseThrow().response().complete(response);
        return call.response().join();
    }
}
