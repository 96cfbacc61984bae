/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.client;

import java.util.Optional;

/**
 * Turns errors of calls into the application's own exceptions, for interfaces that {@link SoaClient} injects. Every CDI bean of
 * this type is asked, by ascending {@link jakarta.annotation.Priority} of its class and those without one last, until one has an
 * exception. Without any, the {@link CallException} itself is thrown.
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
     * Says what to throw.
     *
     * @param failure the call that was answered with errors
     * @return what to throw in its place; empty if this mapper has nothing for it
     */
    Optional<RuntimeException> map(CallException failure);
}
