/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.log;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Remembers what is written to a logger, from a level on. */
public final class RecordedLog extends LoggerTap {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Listens to the jobs' logger. */
    public RecordedLog(Level level) {
        this(JobLog.LOGGER_NAME, level);
    }

    public RecordedLog(String name, Level level) {
        super(name, level);
    }

    /** Each line, with its level before it. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + entry.getMessage());
    }
}
