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
     * and the job still runs, it is answered by another thread, this one is interrupted, and another worker takes its
     * place. What the job answers later is dropped. The adapter looks about ten times a second.
     *
     * @param time from now on, or null for as long as it takes
     * @param answer makes the answer if time runs out; called at most once, on another thread, and must neither block nor
     *     throw
     * @return false if the job was answered so already: nobody waits for the rest of it
     */
    boolean limit(Duration time, Supplier<JobResponse> answer);
}
