/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Optional;

/**
 * Turns errors in responses into the application's own exceptions.
 *
 * <p>A CDI bean of this type is called for every call that ends in a {@link CallException}: calls by name, calls
 * through interfaces, parallel jobs, blocking and asynchronous calls. The beans are called in the ascending order of
 * the {@link jakarta.annotation.Priority} of their classes, and those without one last. The first exception that a bean
 * returns is thrown. If no bean returns one, the {@link CallException} itself is thrown. {@link ServiceClients#tryJobs}
 * puts the exception into the {@link Outcome.Failed} of its job.
 *
 * <p>No bean is called for a {@link TransportException}, nor for errors that the options leave in the response. Client
 * middleware and retries run before: they see the response itself.
 *
 * <pre>{@code
 * @ApplicationScoped
 * public class NotFound implements CallErrorMapper {
 *
 *     @Override
 *     public Optional<RuntimeException> map(CallException failure) {
 *         return failure.hasError("NOT_FOUND") ? Optional.of(new NoSuchElementException(failure.getMessage())) : Optional.empty();
 *     }
 * }
 * }</pre>
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CallErrorMapper {

    /**
     * Maps a failed call to an exception of the application.
     *
     * @param failure the call that failed, with the service, the whole response and its errors: a {@link CallActionException}
     *     if actions responded with errors, a {@link CallJobException} if the job as a whole failed; never null
     * @return the exception to throw in its place; empty if this mapper does not handle the failure
     */
    Optional<RuntimeException> map(CallException failure);
}
