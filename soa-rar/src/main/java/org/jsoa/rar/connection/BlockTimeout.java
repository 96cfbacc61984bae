/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.time.Duration;

/** How long a command waits in Redis at most, and how that is said to Redis: worked out once, not for each command. */
public final class BlockTimeout {

    /** Short enough that a stop which cannot reach Redis is still bounded, long enough to cost an idle Redis nothing. */
    public static final BlockTimeout LONGEST = new BlockTimeout(Duration.ofSeconds(3));

    private final Duration duration;
    private final byte[] seconds;

    public BlockTimeout(Duration duration) {
        this.duration = duration;
        this.seconds = RedisConnection.bytes(Double.toString(duration.toMillis() / 1_000.0));
    }

    public Duration duration() {
        return duration;
    }

    /** Returns the argument of a command that blocks. */
    public byte[] seconds() {
        return seconds;
    }
}
