/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.cdi.context;

import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Supplier;

/**
 * Finds the CDI container of an application for objects that the server creates without injection.
 *
 * @since 0.1
 */
public final class CurrentContainer {

    private static final int LOOK_UPS = 1_000;

    private CurrentContainer() {}

    /**
     * Finds the container of the application that this thread works for.
     *
     * @return the container
     * @throws IllegalStateException if there is none
     */
    public static CDI<Object> get() {
        return get(CDI::current);
    }

    /**
     * Looks up the container, and repeats that after a {@link NullPointerException}. CDI 4.0 resets its provider for a moment
     * while a thread without a container asks for one, and lookups of other threads fail meanwhile.
     */
    static CDI<Object> get(Supplier<CDI<Object>> lookUp) {
        for (int i = 0; i < LOOK_UPS; i++) {
            try {
                return lookUp.get();
            } catch (NullPointerException e) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("CDI has no container for this thread");
    }
}
