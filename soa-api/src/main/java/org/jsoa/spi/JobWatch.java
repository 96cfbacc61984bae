/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.time.Duration;
import java.util.function.Supplier;
import org.jsoa.message.JobResponse;

/**
 * Watches over the time that a thread takes to run one job: PySOA's harakiri.
 *
 * @since 0.1
 */
public interface JobWatch {

    /**
     * Limits what the calling thread does next for its job, in place of the limit that held before. When the time is over
     * and the job still runs, another thread sends a response, this thread is interrupted, and another worker takes its
     * place. A later response of the job is dropped. The adapter checks about ten times a second.
     *
     * @param time from now on, or null for as long as it takes
     * @param response makes the response if time runs out; called at most once, on another thread, and must neither block nor
     *     throw
     * @return false if a response was sent in this way already: nothing waits for the rest of the job
     */
    boolean limit(Duration time, Supplier<JobResponse> response);
}
