/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jsoa.message.JobResponse;

/**
 * Calls any service, and several at once: {@code @Inject ServiceClients clients}. Immutable, and safe for use by many
 * threads. The rules of {@link ServiceClient} for bodies, contexts, time and failures apply here too.
 *
 * <pre>{@code
 * List<JobResponse> responses = clients.callJobs(List.of(
 *         ServiceJob.of("users", "get_user", new GetUser(7)), ServiceJob.of("orders", "get_orders", new GetOrders(7))));
 * }</pre>
 *
 * <p>All jobs of one call are sent before any response is awaited, and share one deadline. Actions of one service run
 * in parallel if each is a job of its own.
 *
 * @since 0.1
 */
public interface ServiceClients {

    /**
     * Returns a client of one service, whose calls have the options of this object. Creating one is cheap.
     *
     * @param name the name of the service
     * @return the client
     * @throws IllegalArgumentException if the name is blank or holds a {@code !}
     */
    ServiceClient service(String name);

    /**
     * Returns the options of calls made here.
     *
     * @return the options; {@link CallOptions#DEFAULT} unless {@link #with} made this object
     */
    CallOptions options();

    /**
     * Returns clients whose calls have other options.
     *
     * @param options the options, in place of those of this object; never null
     * @return the clients
     */
    ServiceClients with(CallOptions options);

    /**
     * Runs jobs of one or several services in parallel: PySOA's {@code call_jobs_parallel}. If one fails, the responses
     * to the others are abandoned.
     *
     * @param jobs the jobs
     * @return the responses in the order of the jobs
     * @throws CallActionException if an action responded with errors, unless a {@link CallErrorMapper} returns another
     *     exception
     * @throws CallJobException if a job as a whole failed, unless a {@link CallErrorMapper} returns another exception
     */
    List<JobResponse> callJobs(List<ServiceJob> jobs);

    /**
     * Sends jobs to one or several services.
     *
     * @param jobs the jobs
     * @return completes with what {@link #callJobs} returns or throws
     */
    CompletionStage<List<JobResponse>> callJobsAsync(List<ServiceJob> jobs);

    /**
     * Runs jobs of one or several services in parallel, and waits for all of them. The failure of one does not affect
     * the others.
     *
     * @param jobs the jobs
     * @return the outcomes in the order of the jobs
     */
    List<Outcome> tryJobs(List<ServiceJob> jobs);

    /**
     * Sends jobs to one or several services, each of which may fail without affecting the others.
     *
     * @param jobs the jobs
     * @return completes with what {@link #tryJobs} returns
     */
    CompletionStage<List<Outcome>> tryJobsAsync(List<ServiceJob> jobs);
}
