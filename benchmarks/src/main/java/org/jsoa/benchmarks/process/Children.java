/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The processes started so far. Safe for use by many threads: a shutdown hook closes it at any time. */
public final class Children implements AutoCloseable {

    private final Path logs;
    private final Deque<Child> started = new ArrayDeque<>();
    private boolean closed;

    /**
     * Creates an empty set.
     *
     * @param logs where the output of the processes goes
     */
    public Children(Path logs) throws IOException {
        this.logs = Files.createDirectories(logs);
    }

    /** Starts a process. */
    public synchronized Child start(String name, List<String> command) throws IOException {
        if (closed) {
            throw new IOException("the run is being stopped");
        }
        Path log = logs.resolve(name + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        Child child = new Child(name, process, log);
        started.push(child);
        return child;
    }

    /** Returns those that were started so far, the last one first. */
    public synchronized List<Child> started() {
        return List.copyOf(started);
    }

    /** Stops all of them, the last one started first. */
    @Override
    public synchronized void close() {
        closed = true;
        started.forEach(Child::askToStop);
        while (!started.isEmpty()) {
            started.pop().stop();
        }
    }
}
