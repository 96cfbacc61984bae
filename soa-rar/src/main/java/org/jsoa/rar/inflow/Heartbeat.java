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
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Shows that a service takes and runs jobs, by a file with the time in seconds since 1970. The time gets old while Redis
 * cannot be reached or all workers are busy, as in PySOA.
 */
final class Heartbeat implements Closeable {

    /** As in PySOA. It is often enough for checks each minute, and costs little. */
    private static final long PERIOD_NANOS = Duration.ofMillis(2_500).toNanos();

    private static final Logger LOG = SafeLogger.of(Heartbeat.class);

    private final Optional<Path> file;
    private final Clock clock;
    private final MonotonicClock monotonic;
    private final AtomicLong last;
    private volatile boolean complained;

    /**
     * Creates a heartbeat.
     *
     * @param file the file to write; empty for no heartbeat
     * @param clock tells the time that is written
     * @param monotonic tells when to write
     */
    Heartbeat(Optional<Path> file, Clock clock, MonotonicClock monotonic) {
        this.file = file;
        this.clock = clock;
        this.monotonic = monotonic;
        this.last = new AtomicLong(monotonic.nanoTime() - PERIOD_NANOS);
    }

    /** To be called by a worker that has taken or run a message, or has received none in time. */
    void beat() {
        if (file.isPresent()) {
            long now = monotonic.nanoTime();
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

    /** Deletes the file. */
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
