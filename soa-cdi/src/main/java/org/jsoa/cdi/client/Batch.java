/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jsoa.cdi.async.Stages;
import org.jsoa.cdi.time.Deadlines;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.Outcome;
import org.jsoa.client.ResponseTimeoutException;
import org.jsoa.client.ServiceJob;
import org.jsoa.client.TransportException;
import org.jsoa.connection.Deadline;
import org.jsoa.message.JobResponse;

/**
 * Jobs that were sent together, and their responses.
 *
 * @param jobs the jobs
 * @param responses their responses, in the order of the jobs
 * @param end completes when every job has a response or has failed, or with the first failure if one failure fails the
 *     batch
 * @param deadline the end of all calls
 */
// The callbacks of futures here cannot fail.
@SuppressWarnings("FutureReturnValueIgnored")
record Batch(
        List<ServiceJob> jobs,
        List<CompletableFuture<JobResponse>> responses,
        CompletableFuture<Void> end,
        Deadline deadline) {

    /** Abandons the responses that are still awaited when the batch ends. */
    Batch {
        List<CompletableFuture<JobResponse>> awaited = responses;
        end.whenComplete((nothing, failure) -> awaited.forEach(response -> response.cancel(false)));
    }

    static Batch of(
            List<ServiceJob> jobs,
            List<CompletableFuture<JobResponse>> responses,
            boolean failTogether,
            Deadline deadline) {
        CompletableFuture<Void> all = CompletableFuture.allOf(responses.toArray(new CompletableFuture<?>[0]));
        if (!failTogether) {
            return new Batch(jobs, responses, all.exceptionally(failure -> null), deadline);
        }
        for (CompletableFuture<JobResponse> response : responses) {
            response.whenComplete((value, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        return new Batch(jobs, responses, all, deadline);
    }

    /** Waits for the end. */
    void await(Deadlines deadlines) {
        Duration left = end.isDone() ? Duration.ZERO : deadlines.until(deadline);
        Duration wait = left.isNegative() ? Duration.ZERO : left;
        try {
            end.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            abandon(service -> new ResponseTimeoutException(service, wait, null));
        } catch (InterruptedException e) {
            abandon(service -> new ConnectionLostException(service, e));
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // The results or outcomes show which job failed.
            return;
        }
    }

    private void abandon(Function<String, TransportException> failure) {
        for (int i = 0; i < responses.size(); i++) {
            responses.get(i).completeExceptionally(failure.apply(jobs.get(i).service()));
        }
    }

    /** Returns the responses, or throws the failure of the batch. The batch must have ended. */
    List<JobResponse> results(CallOptions.Raise raise) {
        Stages.result(end);
        List<JobResponse> results = new ArrayList<>(responses.size());
        for (int i = 0; i < responses.size(); i++) {
            results.add(response(i, raise));
        }
        return List.copyOf(results);
    }

    /** Returns the outcome of each job. The batch must have ended. */
    List<Outcome> outcomes(CallOptions.Raise raise, ErrorMappers errors) {
        List<Outcome> outcomes = new ArrayList<>(responses.size());
        for (int i = 0; i < responses.size(); i++) {
            try {
                outcomes.add(new Outcome.Responded(response(i, raise)));
            } catch (CallException e) {
                outcomes.add(new Outcome.Failed(errors.toThrow(e)));
            } catch (RuntimeException e) {
                outcomes.add(new Outcome.Failed(e));
            }
        }
        return List.copyOf(outcomes);
    }

    private JobResponse response(int number, CallOptions.Raise raise) {
        return Responses.checked(jobs.get(number).service(), Stages.result(responses.get(number)), raise);
    }
}
