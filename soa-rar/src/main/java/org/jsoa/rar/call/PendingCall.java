/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.util.concurrent.CompletableFuture;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.message.JobResponse;
import org.jsoa.rar.connection.RedisException;

/**
 * A call that awaits its response at one shard. A call that tries another shard becomes another pending call.
 *
 * @param calls the pending calls of the reply list that the response is expected on
 * @param id the request id, unique among {@code calls}
 * @param job the job, with a timeout
 * @param deadline when the call ends, on the monotonic clock
 * @param response completes when the call ends
 * @since 0.1
 */
public record PendingCall(
        PendingCalls calls, long id, OutgoingJob job, long deadline, CompletableFuture<JobResponse> response) {

    /** Stops awaiting the response, without completing the future. */
    void forget() {
        calls.remove(id);
    }

    /** Ends the call because its request did not reach the service's list, or may not have. */
    void fail(RedisException failure) {
        forget();
        response.completeExceptionally(failure);
    }

    /** Ends the call because the response is not needed any more. */
    void giveUp() {
        forget();
        response.cancel(false);
    }

    /** Returns the future for a caller that may end the call by completing or cancelling it. */
    @SuppressWarnings("FutureReturnValueIgnored") // Forgetting a call cannot fail.
    CompletableFuture<JobResponse> cancellableResponse() {
        // A response ends the call before it completes the future. Any other completion must end it afterwards.
        response.whenComplete((result, failure) -> forget());
        return response;
    }
}
