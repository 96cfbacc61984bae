/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Objects;

/**
 * What became of one of several parallel calls: its answer, or the exception that stands in its place. PySOA's
 * {@code catch_transport_errors} puts both into one list; here the type tells them apart.
 *
 * @param <T> the answer
 * @since 0.1
 */
public sealed interface Outcome<T> {

    /**
     * The call was answered.
     *
     * @param answer the answer; never null
     * @param <T> the answer
     * @since 0.1
     */
    record Answered<T>(T answer) implements Outcome<T> {

        /** Checks what is required. */
        public Answered {
            Objects.requireNonNull(answer, "answer must not be null");
        }

        @Override
        public T orThrow() {
            return answer;
        }
    }

    /**
     * The call failed.
     *
     * @param failure what the same call made alone would have thrown: a {@link CallException} or a
     *     {@link org.jsoa.client.TransportException} unless middleware threw another one; never null
     * @param <T> the answer that is missing
     * @since 0.1
     */
    record Failed<T>(RuntimeException failure) implements Outcome<T> {

        /** Checks what is required. */
        public Failed {
            Objects.requireNonNull(failure, "failure must not be null");
        }

        @Override
        public T orThrow() {
            throw failure;
        }
    }

    /**
     * Returns the answer, or throws the exception in its place.
     *
     * @return the answer
     */
    T orThrow();
}
