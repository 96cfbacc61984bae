/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that the harness has started. */
public final class Child {

    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;

    Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Returns the name by which the report calls it. */
    public String name() {
        return name;
    }

    /** Returns where its output goes. */
    public Path log() {
        return log;
    }

    /** Returns whether it runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the processor time that it has used, by all its threads and all processes that it has started and that run. */
    public Duration cpu() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Stops none of the descendants yet: they could not be found any more once it is gone. */
    void askToStop() {
        if (process.descendants().findAny().isEmpty()) {
            process.destroy();
        }
    }

    /** Stops it, and what it has started. */
    public void stop() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroy);
    }
}
