/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The processes that the sample has started. Safe for use by many threads: the shutdown hook closes it at any time. */
final class ChildProcesses implements AutoCloseable {

    private final Deque<ChildProcess> started = new ArrayDeque<>();
    private volatile boolean closed;

    /** Starts a process. Starting and adding are one step under the lock: {@link #close} misses no process. */
    synchronized ChildProcess start(String name, List<String> command, Path log) throws RunException {
        if (closed) {
            throw new RunException("stopped");
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            ChildProcess child = new ChildProcess(name, process, log);
            started.push(child);
            return child;
        } catch (IOException e) {
            throw new RunException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Stops all of them, the last one started first. */
    @Override
    public void close() {
        closed = true;
        stopAll();
    }

    private synchronized void stopAll() {
        while (!started.isEmpty()) {
            started.pop().stop();
        }
    }
}
