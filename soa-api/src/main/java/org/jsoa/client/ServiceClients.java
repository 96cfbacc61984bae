/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jsoa.message.JobResponse;

/**
 * Calls many services, whose names need not be known before: {@code @Inject ServiceClients clients}. Safe for use by many
 * threads. What {@link ServiceClient} says about contexts, time and failures holds here too.
 *
 * @since 0.1
 */
public interface ServiceClients {

    /**
     * Returns a client of one service. It costs next to nothing to make one.
     *
     * @param name the name of the service
     * @return the client
     * @throws IllegalArgumentException if the name is blank or holds a {@code !}
     */
    ServiceClient service(String name);

    /**
     * Runs jobs of several services, or of one, side by side.
     *
     * @param jobs the jobs
     * @return the answers in the order of the jobs
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if a job as a whole failed
     */
    default List<JobResponse> callJobsParallel(List<ServiceJob> jobs) {
        return callJobsParallel(jobs, CallOptions.DEFAULT);
    }

    /**
     * Runs jobs of several services, or of one, side by side. All are sent before any answer is awaited, and all share one
     * deadline. If one fails, the answers of the others are given up.
     *
     * @param jobs the jobs
     * @param options how these calls depart from the defaults
     * @return the answers in the order of the jobs
     * @throws CallActionException if an action answered with errors
     * @throws CallJobException if a job as a whole failed
     */
    List<JobResponse> callJobsParallel(List<ServiceJob> jobs, CallOptions options);

    /**
     * Sends jobs to several services and returns before they are answered.
     *
     * @param jobs the jobs
     * @return completes with what {@link #callJobsParallel(List)} returns or throws
     */
    default CompletionStage<List<JobResponse>> callJobsParallelAsync(List<ServiceJob> jobs) {
        return callJobsParallelAsync(jobs, CallOptions.DEFAULT);
    }

    /**
     * Sends jobs to several services and returns before they are answered.
     *
     * @param jobs the jobs
     * @param options how these calls depart from the defaults
     * @return completes with what {@link #callJobsParallel(List, CallOptions)} returns or throws
     */
    CompletionStage<List<JobResponse>> callJobsParallelAsync(List<ServiceJob> jobs, CallOptions options);

    /**
     * Runs jobs of several services, or of one, side by side, and tells of each what became of it.
     *
     * @param jobs the jobs
     * @return the outcomes in the order of the jobs
     */
    default List<Outcome<JobResponse>> tryJobsParallel(List<ServiceJob> jobs) {
        return tryJobsParallel(jobs, CallOptions.DEFAULT);
    }

    /**
     * Runs jobs of several services, or of one, side by side, and tells of each what became of it: the failure of one does
     * not disturb the others.
     *
     * @param jobs the jobs
     * @param options how these calls depart from the defaults
     * @return the outcomes in the order of the jobs
     */
    List<Outcome<JobResponse>> tryJobsParallel(List<ServiceJob> jobs, CallOptions options);

    /**
     * Sends jobs to several services and returns before they are answered.
     *
     * @param jobs the jobs
     * @return completes with what {@link #tryJobsParallel(List)} returns
     */
    default CompletionStage<List<Outcome<JobResponse>>> tryJobsParallelAsync(List<ServiceJob> jobs) {
        return tryJobsParallelAsync(jobs, CallOptions.DEFAULT);
    }

    /**
     * Sends jobs to several services and returns before they are answered.
     *
     * @param jobs the jobs
     * @param options how these calls depart from the defaults
     * @return completes with what {@link #tryJobsParallel(List, CallOptions)} returns
     */
    CompletionStage<List<Outcome<JobResponse>>> tryJobsParallelAsync(List<ServiceJob> jobs, CallOptions options);
}
