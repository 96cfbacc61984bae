/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jsoa.client.CallException;
import org.jsoa.client.CallOptions;
import org.jsoa.client.Outcome;
import org.jsoa.message.JobResponse;

/**
 * The form in which a caller gets the end of a batch.
 *
 * @param <T> what the caller gets for each job
 */
sealed interface BatchResult<T> {

    /** Returns whether one job that fails fails all. */
    boolean failTogether();

    /**
     * Returns the result of a batch that has ended.
     *
     * @throws CallException if the batch failed and this form has no place for failures
     */
    List<T> of(Batch batch, CallOptions.Raise raise);

    /** Returns the responses in a result, in its order. */
    List<JobResponse> responses(List<T> results);

    /** Puts expanded responses in the place of those that they were made of. */
    List<T> expanded(List<T> results, List<JobResponse> expanded);

    /** The responses, all or none. */
    record AllResponses() implements BatchResult<JobResponse> {

        @Override
        public boolean failTogether() {
            return true;
        }

        @Override
        public List<JobResponse> of(Batch batch, CallOptions.Raise raise) {
            return batch.results(raise);
        }

        @Override
        public List<JobResponse> responses(List<JobResponse> results) {
            return results;
        }

        @Override
        public List<JobResponse> expanded(List<JobResponse> results, List<JobResponse> expanded) {
            return expanded;
        }
    }

    /**
     * The response or the failure of each job.
     *
     * @param errors what becomes of errors in responses
     */
    record Outcomes(ErrorMappers errors) implements BatchResult<Outcome> {

        @Override
        public boolean failTogether() {
            return false;
        }

        @Override
        public List<Outcome> of(Batch batch, CallOptions.Raise raise) {
            return batch.outcomes(raise, errors);
        }

        @Override
        public List<JobResponse> responses(List<Outcome> results) {
            List<JobResponse> responses = new ArrayList<>(results.size());
            for (Outcome outcome : results) {
                if (outcome instanceof Outcome.Responded responded) {
                    responses.add(responded.response());
                }
            }
            return responses;
        }

        @Override
        public List<Outcome> expanded(List<Outcome> results, List<JobResponse> expanded) {
            List<Outcome> replaced = new ArrayList<>(results.size());
            Iterator<JobResponse> next = expanded.iterator();
            for (Outcome outcome : results) {
                replaced.add(outcome instanceof Outcome.Responded ? new Outcome.Responded(next.next()) : outcome);
            }
            return List.copyOf(replaced);
        }
    }
}
