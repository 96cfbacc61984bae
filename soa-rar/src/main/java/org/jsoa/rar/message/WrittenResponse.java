/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.List;

/**
 * An answer, ready to be pushed.
 *
 * @param frames the frames, in the order in which they must be pushed; at least one, more if the answer is chunked
 * @param replacement why a job error is sent instead of the answer, or null if the answer itself is
 * @since 0.1
 */
public record WrittenResponse(List<byte[]> frames, Replacement replacement) {

    /** Copies the list. */
    public WrittenResponse {
        frames = List.copyOf(frames);
    }

    /**
     * Says what was wrong with an answer that could not be sent.
     *
     * @param code the code of the job error that is sent instead
     * @param reason what was wrong, for the log of the service: it may name values, and does not travel
     * @since 0.1
     */
    public record Replacement(String code, String reason) {}
}
