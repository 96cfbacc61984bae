/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Records all log messages until this is closed, at every level, with stack traces. */
public final class RecordedLog implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final Level levelBefore = root.getLevel();
    private final Recorder recorder = new Recorder();

    public RecordedLog() {
        root.setLevel(Level.ALL);
        recorder.setLevel(Level.ALL);
        root.addHandler(recorder);
    }

    /** Returns the messages, each with its stack trace. */
    public List<String> lines() {
        return List.copyOf(recorder.lines);
    }

    /** Returns the messages of at least a level, without stack traces. */
    public List<String> messages(Level least) {
        return recorder.records.stream()
                .filter(logged -> logged.getLevel().intValue() >= least.intValue())
                .map(new SimpleFormatter()::formatMessage)
                .toList();
    }

    @Override
    public void close() {
        root.removeHandler(recorder);
        root.setLevel(levelBefore);
    }

    private static final class Recorder extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord logged) {
            StringWriter line = new StringWriter();
            line.append(new SimpleFormatter().formatMessage(logged));
            if (logged.getThrown() != null) {
                logged.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            lines.add(line.toString());
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
