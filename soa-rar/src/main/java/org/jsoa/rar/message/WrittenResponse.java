/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.List;

/**
 * A response as frames for the reply list.
 *
 * @param frames the frames in order; several if the response is chunked
 * @param replacement why the frames hold a job error instead of the response; null if they hold the response
 * @since 0.1
 */
public record WrittenResponse(List<byte[]> frames, Replacement replacement) {

    /** Copies the list. */
    public WrittenResponse {
        frames = List.copyOf(frames);
    }

    /**
     * The reason why a response was replaced by a job error.
     *
     * @param code the code of the job error
     * @param reason the reason, for the log of the service. It may quote values, therefore it is not sent.
     * @since 0.1
     */
    public record Replacement(String code, String reason) {}
}
