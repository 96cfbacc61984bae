/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * The current keys of a file. A thread that uses them checks at most every {@link #PERIOD} whether the file has changed. While the
 * file is invalid, the previous keys stay.
 */
final class RotatingKeyset implements BodyCipher {

    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final Logger LOG = SafeLogger.of(RotatingKeyset.class);

    private final ReentrantLock checking = new ReentrantLock();
    private final KeysetFile file;
    private final MonotonicClock clock;
    private volatile Keyset keys;
    private volatile long lastCheck;

    /** The content of the file that the keys are from. Guarded, like the next field, by the lock. */
    private byte[] content;

    private String complaint = "";

    RotatingKeyset(KeysetFile file, MonotonicClock clock) {
        this.file = file;
        this.clock = clock;
        this.content = file.content();
        this.keys = Keyset.parse(content);
        this.lastCheck = clock.nanoTime();
    }

    @Override
    public byte[] encrypt(byte[] body, byte[] associatedData) {
        return current().encrypt(body, associatedData);
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] associatedData) throws UndecryptableBodyException {
        return current().decrypt(encrypted, associatedData);
    }

    private Keyset current() {
        if (clock.nanoTime() - lastCheck >= PERIOD.toNanos() && checking.tryLock()) {
            try {
                check();
            } finally {
                lastCheck = clock.nanoTime();
                checking.unlock();
            }
        }
        return keys;
    }

    private void check() {
        try {
            byte[] found = file.content();
            if (!Arrays.equals(found, content)) {
                keys = Keyset.parse(found);
                content = found;
                LOG.log(Level.INFO, "the keys in {0} have changed: {1}", file.path(), keys);
            }
            complaint = "";
        } catch (IllegalArgumentException e) {
            if (!e.getMessage().equals(complaint)) {
                complaint = e.getMessage();
                LOG.log(
                        Level.WARNING,
                        "the file {0} cannot be used, the previous keys stay: {1}",
                        file.path(),
                        complaint);
            }
        }
    }

    /** Shows the ids of the keys, and nothing else of them. */
    @Override
    public String toString() {
        return "RotatingKeyset[" + file.path() + ", " + keys + "]";
    }
}
