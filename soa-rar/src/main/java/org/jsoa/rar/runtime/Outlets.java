/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;

/** The outlets of connection factories that say themselves where Redis is or how calls are made, made when first used. */
final class Outlets implements Closeable {

    private final Map<OutletSettings, Outlet> outlets = new HashMap<>();
    private final Starter starter;
    private boolean closed;

    /** Makes outlets that work. */
    interface Starter {

        /**
         * Makes an outlet and has its replies taken.
         *
         * @throws WorkException if the server has no thread for that
         */
        Outlet start(OutletSettings settings) throws WorkException;
    }

    Outlets(Starter starter) {
        this.starter = starter;
    }

    /**
     * Returns the outlet with these settings.
     *
     * @throws WorkException if the server has no thread for a new one
     * @throws IllegalStateException if the adapter is stopped
     */
    synchronized Outlet get(OutletSettings settings) throws WorkException {
        if (closed) {
            throw new IllegalStateException("the JSOA resource adapter is not started");
        }
        Outlet known = outlets.get(settings);
        if (known == null) {
            known = starter.start(settings);
            outlets.put(settings, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        closed = true;
        outlets.values().forEach(Outlet::close);
        outlets.clear();
    }
}
