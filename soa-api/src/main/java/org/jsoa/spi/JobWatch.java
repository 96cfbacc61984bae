/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.spi;

import java.time.Duration;
import java.util.function.Supplier;
import org.jsoa.message.JobResponse;

/**
 * Limits the time that a thread may take to run one job: PySOA's harakiri.
 *
 * @since 0.1
 */
public interface JobWatch {

    /**
     * Limits the time of the calling thread's job from now on, and replaces the previous limit. If the job still runs
     * when the time is over, another thread sends a response, this thread is interrupted, and another worker replaces
     * it. A later response of the job is dropped. The adapter checks about ten times a second.
     *
     * @param time the time from now on, or null for no limit
     * @param response creates the response for a job whose time is over. It is called at most once, on another thread,
     *     and must neither block nor throw.
     * @return false if such a response was sent already, and the rest of the job has no use
     */
    boolean limit(Duration time, Supplier<JobResponse> response);
}
