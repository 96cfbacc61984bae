/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** All that was measured. */
public final class Results {

    private final List<Measurement> all = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();

    void add(Measurement measured) {
        all.add(measured);
    }

    void add(Dropout dropout) {
        dropouts.add(dropout);
    }

    /** Returns who failed, and why. */
    public List<Dropout> dropouts() {
        return List.copyOf(dropouts);
    }

    /** Returns the loads, in the order in which they were first measured. */
    public List<Cell> cells() {
        return all.stream().map(Measurement::cell).distinct().toList();
    }

    /** Returns the contestants, in the order in which they were first measured. */
    public List<String> contestants() {
        return all.stream().map(Measurement::contestant).distinct().toList();
    }

    /** Returns how many rounds there were with a load. */
    public int rounds(Cell cell) {
        return all.stream()
                .filter(measured -> measured.cell().equals(cell))
                .mapToInt(Measurement::round)
                .max()
                .orElse(0);
    }

    /** Returns the rounds of a contestant with a load. */
    public List<Measurement> of(String contestant, Cell cell) {
        return all.stream()
                .filter(measured -> measured.contestant().equals(contestant)
                        && measured.cell().equals(cell))
                .toList();
    }

    /** Returns the median of a number over the rounds; empty if it was not measured. */
    public OptionalDouble median(String contestant, Cell cell, Metric metric) {
        return median(of(contestant, cell).stream().mapToDouble(metric::of));
    }

    /** Returns the highest value less the lowest over the rounds, as a part of the median; empty with fewer than two. */
    public OptionalDouble spread(String contestant, Cell cell, Metric metric) {
        double[] values =
                of(contestant, cell).stream().mapToDouble(metric::of).sorted().toArray();
        return values.length < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of((values[values.length - 1] - values[0])
                        / median(Arrays.stream(values)).getAsDouble());
    }

    /** Returns the median over the rounds of the ratio of one contestant's number to another's in the same round. */
    public OptionalDouble ratio(Metric metric, String contestant, String other, Cell cell) {
        List<Measurement> others = of(other, cell);
        return median(of(contestant, cell).stream().flatMapToDouble(measured -> others.stream()
                .filter(candidate -> candidate.round() == measured.round())
                .mapToDouble(candidate -> metric.of(measured) / metric.of(candidate))));
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
