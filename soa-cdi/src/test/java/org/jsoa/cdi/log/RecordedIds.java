/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.logging.log4j.ThreadContext;
import org.slf4j.MDC;

/** Remembers what ids any logging library could have shown on the records below one name. */
final class RecordedIds extends LoggerTap {

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    RecordedIds(String loggerName) {
        super(loggerName, Level.FINE);
    }

    /**
     * One record.
     *
     * @param text what it says
     * @param thread the name of the thread that wrote it
     * @param slf4j the context of SLF4J at that moment
     * @param log4j the context of Log4j at that moment
     */
    record Line(String text, String thread, Map<String, String> slf4j, Map<String, String> log4j) {}

    /** The first record whose text begins so. */
    Line line(String beginning) {
        return lines.stream()
                .filter(line -> line.text().startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no record begins with " + beginning + ": " + lines));
    }

    @Override
    public void publish(LogRecord entry) {
        Map<String, String> slf4j = MDC.getCopyOfContextMap();
        lines.add(new Line(
                entry.getMessage(),
                Thread.currentThread().getName(),
                slf4j == null ? Map.of() : Map.copyOf(slf4j),
                Map.copyOf(ThreadContext.getContext())));
    }
}
