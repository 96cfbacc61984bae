/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A program that runs as long as the sample does and writes its output to a log file. */
final class ChildProcess {

    /** Longer than the 30 s within which the adapter lets running jobs finish. */
    private static final Duration TO_STOP = Duration.ofSeconds(35);

    private static final Duration TO_DIE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;

    ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    Path log() {
        return log;
    }

    /** Waits for some time, and fails if the process ends within it. */
    void expectAliveFor(Duration time) throws RunException {
        if (ended(time)) {
            throw new RunException(name + " ended by itself with code " + process.exitValue() + "; see " + log);
        }
    }

    /** Waits until the process has ended. It never returns: the exception says that the process has ended. */
    void expectAliveForEver() throws RunException {
        while (true) {
            expectAliveFor(Duration.ofHours(1));
        }
    }

    void stop() {
        process.destroy();
        if (!ended(process, TO_STOP)) {
            process.destroyForcibly();
            ended(process, TO_DIE);
        }
    }

    private boolean ended(Duration time) throws RunException {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted", e);
        }
    }

    private static boolean ended(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // The caller goes on to stop the process forcibly.
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
