/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.message;

import java.util.Objects;
import org.jsoa.message.JobResponse;

/**
 * A response that could be read.
 *
 * @param requestId the request id, of any type; never null
 * @param response the response; never null
 * @param encrypted whether it was encrypted, which requires the keys
 * @since 0.1
 */
public record ReceivedResponse(Object requestId, JobResponse response, boolean encrypted) {

    /** Checks what is required. */
    public ReceivedResponse {
        Objects.requireNonNull(requestId, "requestId must not be null");
        Objects.requireNonNull(response, "response must not be null");
    }
}
