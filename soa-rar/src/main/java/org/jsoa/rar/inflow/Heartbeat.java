/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows that a service takes and runs jobs, by the age of a file that holds the time in seconds since 1970. Redis out of
 * reach, or every worker busy, shows as an old file, as with PySOA.
 */
final class Heartbeat implements Closeable {

    /** PySOA's: often enough for checks by the minute, seldom enough to cost nothing. */
    private static final long PERIOD_NANOS = Duration.ofMillis(2_500).toNanos();

    private static final Logger LOG = System.getLogger(Heartbeat.class.getName());

    private final Optional<Path> file;
    private final Clock clock;
    private final AtomicLong last = new AtomicLong(System.nanoTime() - PERIOD_NANOS);
    private volatile boolean complained;

    Heartbeat(Optional<Path> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Called by a worker that has taken or run a message, or waited for one in vain. */
    void beat() {
        if (file.isPresent()) {
            long now = System.nanoTime();
            long before = last.get();
            if (now - before >= PERIOD_NANOS && last.compareAndSet(before, now)) {
                write(file.get());
            }
        }
    }

    private void write(Path path) {
        try {
            Files.writeString(path, Double.toString(clock.millis() / 1000.0));
            complained = false;
        } catch (IOException e) {
            LOG.log(complained ? Level.DEBUG : Level.WARNING, "could not write the heartbeat file " + path, e);
            complained = true;
        }
    }

    /** Takes the file away. */
    @Override
    public void close() {
        file.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "could not delete the heartbeat file " + path, e);
            }
        });
    }
}
