/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.time.Duration;

/**
 * The timeout of a blocking command. Its argument for Redis is made once, not for each command.
 *
 * @since 0.1
 */
public final class BlockTimeout {

    /** Short enough to bound a stop that cannot reach Redis, and long enough to cost an idle Redis little. */
    public static final BlockTimeout LONGEST = new BlockTimeout(Duration.ofSeconds(3));

    private final Duration duration;
    private final long nanos;
    private final byte[] seconds;

    /**
     * Creates a timeout.
     *
     * @param duration how long the command blocks at most
     */
    public BlockTimeout(Duration duration) {
        this.duration = duration;
        this.nanos = duration.toNanos();
        this.seconds = RedisConnection.bytes(Double.toString(duration.toMillis() / 1_000.0));
    }

    /**
     * Returns the timeout.
     *
     * @return how long the command blocks at most
     */
    public Duration duration() {
        return duration;
    }

    /**
     * Returns the timeout as a number.
     *
     * @return how many nanoseconds the command blocks at most
     */
    public long nanos() {
        return nanos;
    }

    /**
     * Returns the argument of the command.
     *
     * @return the timeout in seconds, not copied
     */
    public byte[] seconds() {
        return seconds;
    }
}
