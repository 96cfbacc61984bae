/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.encryption;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The keys that are in a file at present. Whoever uses them looks whether the file has changed, every {@link #PERIOD} at most;
 * as long as it cannot be used, the former keys stay.
 */
final class RotatingKeyset implements BodyCipher {

    static final Duration PERIOD = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(RotatingKeyset.class.getName());

    private final ReentrantLock looking = new ReentrantLock();
    private final KeysetFile file;
    private final LongSupplier nanoTime;
    private volatile Keyset keys;
    private volatile long looked;

    /** What the keys are from. Like what follows, for whoever looks. */
    private byte[] content;

    private String complaint = "";

    RotatingKeyset(KeysetFile file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
        this.content = file.content();
        this.keys = Keyset.parse(content);
        this.looked = nanoTime.getAsLong();
    }

    @Override
    public byte[] encrypt(byte[] body, byte[] binding) {
        return current().encrypt(body, binding);
    }

    @Override
    public byte[] decrypt(byte[] encrypted, byte[] binding) throws UndecryptableBodyException {
        return current().decrypt(encrypted, binding);
    }

    private Keyset current() {
        if (nanoTime.getAsLong() - looked >= PERIOD.toNanos() && looking.tryLock()) {
            try {
                look();
            } finally {
                looked = nanoTime.getAsLong();
                looking.unlock();
            }
        }
        return keys;
    }

    private void look() {
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
                        "the file {0} cannot be used, its former keys stay: {1}",
                        file.path(),
                        complaint);
            }
        }
    }

    /** Says the ids of the keys, and never more of them. */
    @Override
    public String toString() {
        return "RotatingKeyset[" + file.path() + ", " + keys + "]";
    }
}
