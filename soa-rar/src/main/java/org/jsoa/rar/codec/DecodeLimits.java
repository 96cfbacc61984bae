/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.codec;

/**
 * The limits above which a reader refuses a message. PySOA itself has no such limits.
 *
 * @param maxFrameBytes the largest frame, or response put together from chunks, in bytes
 * @param maxDepth how deep maps and lists may nest; the envelope counts as 1
 * @param maxElements how many values a message may have, including the keys of maps; it cannot have more values than
 *     bytes
 * @since 0.1
 */
public record DecodeLimits(int maxFrameBytes, int maxDepth, int maxElements) {

    /** 16 MiB, 64 levels, a million values. */
    public static final DecodeLimits DEFAULT = new DecodeLimits(16 * 1024 * 1024, 64, 1_000_000);

    /** The depth that writers support, which also protects the stack of a thread. */
    static final int DEEPEST = 64;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is not positive, or the depth is more than 64
     */
    public DecodeLimits {
        requirePositive("maxFrameBytes", maxFrameBytes);
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxElements", maxElements);
        if (maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth must be at most " + DEEPEST + ", but is " + maxDepth);
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be positive, but is " + value);
        }
    }
}
