/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.time.Duration;
import java.util.List;

/**
 * Frames to append to one list, together or not at all.
 *
 * @param key the list
 * @param frames the frames in order, at least one
 * @param life how long the list must live at least
 * @param capacity how many messages the list may hold before it counts as full
 */
public record Push(String key, List<byte[]> frames, Duration life, int capacity) {

    /** Copies the frames and checks that there is one. */
    public Push {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("frames must not be empty");
        }
    }
}
