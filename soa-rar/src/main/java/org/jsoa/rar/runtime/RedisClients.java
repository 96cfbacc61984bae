/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import org.jsoa.rar.config.RedisClientSettings;

/** The outlets of connection factories that say themselves where Redis is or how calls are made, made when first used. */
final class RedisClients implements Closeable {

    private final Map<RedisClientSettings, RedisClient> outlets = new HashMap<>();
    private final Starter starter;
    private boolean closed;

    /** Makes outlets that work. */
    interface Starter {

        /**
         * Makes an outlet and has its replies taken.
         *
         * @throws WorkException if the server has no thread for that
         */
        RedisClient start(RedisClientSettings settings) throws WorkException;
    }

    RedisClients(Starter starter) {
        this.starter = starter;
    }

    /**
     * Returns the outlet with these settings.
     *
     * @throws WorkException if the server has no thread for a new one
     * @throws IllegalStateException if the adapter is stopped
     */
    synchronized RedisClient get(RedisClientSettings settings) throws WorkException {
        if (closed) {
            throw new IllegalStateException("the JSOA resource adapter is not started");
        }
        RedisClient known = outlets.get(settings);
        if (known == null) {
            known = starter.start(settings);
            outlets.put(settings, known);
        }
        return known;
    }

    @Override
    public synchronized void close() {
        closed = true;
        outlets.values().forEach(RedisClient::close);
        outlets.clear();
    }
}
