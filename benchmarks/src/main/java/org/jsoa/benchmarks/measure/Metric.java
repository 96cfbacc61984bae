/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.time.Duration;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jsoa.benchmarks.process.RedisServer;

/** One number that a measurement tells; not a number where it does not. */
public enum Metric {
    /** Calls answered in a second. */
    THROUGHPUT(measured -> calls(measured) * 1e9 / measured.outcome().nanos()),
    /** The median of the times that calls took, in microseconds. */
    P50(measured -> percentile(measured, 50)),
    /** What 99 of 100 calls took at most, in microseconds. */
    P99(measured -> percentile(measured, 99)),
    /** What 999 of 1000 calls took at most, in microseconds. */
    P999(measured -> percentile(measured, 99.9)),
    /** The processor time of all processes for a call, in microseconds. */
    CPU(measured -> cpu(measured, "")),
    /** That of the client alone. */
    CPU_CLIENT(measured -> cpu(measured, "-client")),
    /** That of the server alone. */
    CPU_SERVER(measured -> cpu(measured, "-server")),
    /** That of what is between them. */
    CPU_BROKER(measured -> cpu(measured, "") - cpu(measured, "-client") - cpu(measured, "-server")),
    /** The commands that Redis ran for a call. */
    COMMANDS(measured -> redis(measured, RedisServer.Work::commands)),
    /** The bytes that Redis received and sent for a call. */
    REDIS_BYTES(measured -> redis(measured, work -> work.bytesIn() + work.bytesOut())),
    /** The bytes of memory that the client allocated for a call. */
    CLIENT_BYTES(measured -> perCall(measured, measured.costs().clientBytes())),
    /** The bytes of memory that the server allocated for a call. */
    SERVER_BYTES(measured -> perCall(measured, measured.costs().serverBytes())),
    /** How many calls failed. */
    FAILED(measured -> measured.outcome().failed());

    @SuppressWarnings("ImmutableEnumChecker") // The functions have no state.
    private final ToDoubleFunction<Measurement> value;

    Metric(ToDoubleFunction<Measurement> value) {
        this.value = value;
    }

    /** Returns the number. */
    public double of(Measurement measured) {
        return value.applyAsDouble(measured);
    }

    private static long calls(Measurement measured) {
        return measured.outcome().latencies().getTotalCount();
    }

    private static double perCall(Measurement measured, double total) {
        return total / calls(measured);
    }

    private static double perCall(Measurement measured, long total) {
        return perCall(measured, (double) total);
    }

    private static double percentile(Measurement measured, double percentile) {
        return measured.outcome().latencies().getValueAtPercentile(percentile) / 1e3;
    }

    private static double cpu(Measurement measured, String suffix) {
        double micros = measured.costs().cpu().entrySet().stream()
                .filter(process -> process.getKey().endsWith(suffix))
                .mapToDouble(process -> micros(process.getValue()))
                .sum();
        return perCall(measured, micros);
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / 1e3;
    }

    private static double redis(Measurement measured, ToLongFunction<RedisServer.Work> number) {
        return measured.costs()
                .redis()
                .map(work -> perCall(measured, number.applyAsLong(work)))
                .orElse(Double.NaN);
    }
}
