/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.scaling;

import org.HdrHistogram.Histogram;
import org.jsoa.benchmarks.load.LoadResult;

/**
 * What came of one step.
 *
 * @param series what is made more
 * @param amount of it
 * @param callsPerSecond how many calls got their response
 * @param p50 the median of the times that they took, in microseconds; for bursts, until the last response
 * @param p99 what 99 of 100 took at most
 * @param failed how many failed
 * @param problem why nothing was measured, or empty
 */
public record Step(
        String series, int amount, double callsPerSecond, double p50, double p99, long failed, String problem) {

    static Step of(String series, int amount, int callsPerCall, LoadResult result) {
        Histogram latencies = result.latencies();
        return new Step(
                series,
                amount,
                latencies.getTotalCount() * (double) callsPerCall * 1e9 / result.nanos(),
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                result.failed(),
                "");
    }

    static Step notMeasured(String series, int amount, String problem) {
        return new Step(series, amount, Double.NaN, Double.NaN, Double.NaN, 0, problem);
    }
}
