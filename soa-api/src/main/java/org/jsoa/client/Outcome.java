/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Objects;
import org.jsoa.message.JobResponse;

/**
 * The result of one of several jobs: its response, or the exception in its place. PySOA's
 * {@code catch_transport_errors} puts both into one list; here the type tells them apart.
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

        /** Rejects null where it is not allowed. */
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
     * @param failure the exception that a call of this job alone would have thrown: a {@link TransportException}, a
     *     {@link CallException}, the exception of a {@link CallErrorMapper}, or that of client middleware; never null
     * @since 0.1
     */
    record Failed(RuntimeException failure) implements Outcome {

        /** Rejects null where it is not allowed. */
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
