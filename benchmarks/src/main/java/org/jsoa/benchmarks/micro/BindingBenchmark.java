/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.micro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsoa.cdi.binding.BodyMapper;
import org.jsoa.cdi.binding.BodyReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bodies to records and back: one with a text, one with a date and a list of records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BindingBenchmark {

    /** The record of the echo. */
    public record Text(String text) {}

    /** One line of an order. */
    public record Line(long articleId, int count) {}

    /** A record with lists, records and dates. */
    public record Order(long id, String customer, LocalDate day, List<Line> lines) {}

    private final BodyMapper mapper = new BodyMapper();
    private final BodyReader<Text> textReader = mapper.readerFor(Text.class);
    private final BodyReader<Order> orderReader = mapper.readerFor(Order.class);
    private final Map<String, Object> text = Samples.body(16);
    private final Text textRecord = new Text("x".repeat(16));
    private final Order orderRecord = new Order(
            7, "somebody", LocalDate.of(2026, 1, 31), List.of(new Line(1, 2), new Line(3, 4), new Line(5, 6)));
    private final Map<String, Object> order = mapper.write(orderRecord);

    /** Made by JMH. */
    public BindingBenchmark() {}

    /** Reads the body of a request, as a service does. */
    @Benchmark
    public Text bindText() {
        return textReader.read(text);
    }

    /** Does the same with the larger record. */
    @Benchmark
    public Order bindOrder() {
        return orderReader.read(order);
    }

    /** Writes the result of an action, as a service does. */
    @Benchmark
    public Map<String, Object> writeText() {
        return mapper.writeResponse(textRecord);
    }

    /** Does the same with the larger record. */
    @Benchmark
    public Map<String, Object> writeOrder() {
        return mapper.writeResponse(orderRecord);
    }
}
