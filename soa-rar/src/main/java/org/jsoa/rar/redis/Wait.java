/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;

/** How long a command waits in Redis at most, and how that is said to Redis: worked out once, not for each command. */
final class Wait {

    /** Short enough that a stop which cannot reach Redis is still bounded, long enough to cost an idle Redis nothing. */
    static final Wait LONGEST = new Wait(Duration.ofSeconds(3));

    private final Duration duration;
    private final byte[] seconds;

    Wait(Duration duration) {
        this.duration = duration;
        this.seconds = RedisLink.bytes(Double.toString(duration.toMillis() / 1_000.0));
    }

    Duration duration() {
        return duration;
    }

    /** Returns the argument of a command that blocks. */
    byte[] seconds() {
        return seconds;
    }
}
