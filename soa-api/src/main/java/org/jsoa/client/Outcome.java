/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Objects;
import org.jsoa.message.JobResponse;

/**
 * What became of one of several jobs: its response, or the exception in its place. PySOA's {@code catch_transport_errors}
 * puts both into one list; here the type tells them apart.
 *
 * @since 0.1
 */
public sealed interface Outcome {

    /**
     * The service responded.
     *
     * @param response the response; never null
     * @since 0.1
     */
    record Responded(JobResponse response) implements Outcome {

        /** Checks what is required. */
        public Responded {
            Objects.requireNonNull(response, "response must not be null");
        }

        @Override
        public JobResponse orThrow() {
            return response;
        }
    }

    /**
     * The call of this job failed.
     *
     * @param failure what a call of this job alone would have thrown: a {@link TransportException}, a {@link CallException}
     *     or what a {@link CallErrorMapper} made of it, or what client middleware threw; never null
     * @since 0.1
     */
    record Failed(RuntimeException failure) implements Outcome {

        /** Checks what is required. */
        public Failed {
            Objects.requireNonNull(failure, "failure must not be null");
        }

        @Override
        public JobResponse orThrow() {
            throw failure;
        }
    }

    /**
     * Returns the response, or throws the exception in its place.
     *
     * @return the response
     */
    JobResponse orThrow();
}
