/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoa.benchmarks.measure.Cell;
import org.jsoa.benchmarks.measure.Metric;
import org.jsoa.benchmarks.measure.Results;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Latency against throughput: a line for each contestant, a point for each number of callers. */
public final class Plot {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 650;

    private final Results results;
    private final int bodyBytes;

    /**
     * Creates a plot.
     *
     * @param results what was measured
     * @param bodyBytes the length of the bodies of the calls that are plotted
     */
    public Plot(Results results, int bodyBytes) {
        this.results = results;
        this.bodyBytes = bodyBytes;
    }

    /** Writes it as SVG. */
    public void write(Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("p50 of calls with %d B, for more and more callers".formatted(bodyBytes))
                .xAxisTitle("calls/s")
                .yAxisTitle("p50, microseconds")
                .build();
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setYAxisLogarithmic(true)
                .setLegendPosition(LegendPosition.OutsideE);
        results.contestants().forEach(contestant -> addTo(chart, contestant));
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }

    private void addTo(XYChart chart, String contestant) {
        List<Cell> cells = results.cells().stream()
                .filter(cell -> cell.bodyBytes() == bodyBytes && cell.callsPerSecond() == 0)
                .filter(cell -> results.median(contestant, cell, Metric.P50).isPresent())
                .toList();
        if (!cells.isEmpty()) {
            chart.addSeries(
                    contestant, values(contestant, cells, Metric.THROUGHPUT), values(contestant, cells, Metric.P50));
        }
    }

    private double[] values(String contestant, List<Cell> cells, Metric metric) {
        return cells.stream()
                .mapToDouble(cell -> results.median(contestant, cell, metric).orElseThrow())
                .toArray();
    }
}
