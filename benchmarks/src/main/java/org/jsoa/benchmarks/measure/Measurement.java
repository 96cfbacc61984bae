/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.jsoa.benchmarks.load.LoadResult;
import org.jsoa.benchmarks.process.RedisServer;

/**
 * What one contestant did in one round.
 *
 * @param contestant its name
 * @param cell the load
 * @param round the number of the round
 * @param outcome what became of the calls
 * @param costs what they cost
 */
public record Measurement(String contestant, Cell cell, int round, Outcome outcome, Costs costs) {

    /**
     * What became of the calls.
     *
     * @param nanos how long all took together
     * @param failed how many failed
     * @param latencies how long the others took, in nanoseconds
     */
    public record Outcome(long nanos, long failed, Histogram latencies) {

        static Outcome of(LoadResult result) {
            return new Outcome(result.nanos(), result.failed(), result.latencies());
        }
    }

    /**
     * What all the calls cost together.
     *
     * @param cpu the processor time of each process, by its name
     * @param clientBytes the memory that the client allocated
     * @param serverBytes the memory that the server allocated
     * @param redis what Redis did, if it is there
     */
    public record Costs(
            Map<String, Duration> cpu, long clientBytes, long serverBytes, Optional<RedisServer.Work> redis) {}
}
