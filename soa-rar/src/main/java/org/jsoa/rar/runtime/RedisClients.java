/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.io.Closeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jsoa.rar.config.RedisClientSettings;

/**
 * The Redis clients of connection factories with settings of their own. Factories with the same settings share one, which is started
 * when it is first used.
 */
final class RedisClients implements Closeable {

    private final Map<RedisClientSettings, CompletableFuture<RedisClient>> clients = new HashMap<>();
    private final Starter starter;
    private boolean closed;

    /** Starts a client. */
    @FunctionalInterface
    interface Starter {

        /** Makes a client and starts its loops. May read files. */
        RedisClient start(RedisClientSettings settings);
    }

    RedisClients(Starter starter) {
        this.starter = starter;
    }

    /**
     * Returns the client with these settings. While one thread starts it, only threads that want the same client wait.
     *
     * @throws IllegalStateException if the adapter is stopped
     */
    RedisClient get(RedisClientSettings settings) {
        CompletableFuture<RedisClient> own = new CompletableFuture<>();
        CompletableFuture<RedisClient> known = putIfAbsent(settings, own);
        return known == null ? start(settings, own) : await(known);
    }

    private synchronized CompletableFuture<RedisClient> putIfAbsent(
            RedisClientSettings settings, CompletableFuture<RedisClient> own) {
        if (closed) {
            throw new IllegalStateException("the JSOA resource adapter is not started");
        }
        return clients.putIfAbsent(settings, own);
    }

    private RedisClient start(RedisClientSettings settings, CompletableFuture<RedisClient> own) {
        try {
            RedisClient started = starter.start(settings);
            own.complete(started);
            if (isClosed()) {
                started.close();
            }
            return started;
        } catch (RuntimeException | Error e) {
            remove(settings, own);
            own.completeExceptionally(e);
            throw e;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void remove(RedisClientSettings settings, CompletableFuture<RedisClient> failed) {
        clients.remove(settings, failed);
    }

    private static RedisClient await(CompletableFuture<RedisClient> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("another thread could not start the Redis client", e.getCause());
        }
    }

    @Override
    public void close() {
        for (CompletableFuture<RedisClient> client : closeAndTake()) {
            // A client that is still being started is closed by the thread that starts it.
            if (client.isDone() && !client.isCompletedExceptionally()) {
                client.join().close();
            }
        }
    }

    private synchronized List<CompletableFuture<RedisClient>> closeAndTake() {
        closed = true;
        List<CompletableFuture<RedisClient>> taken = List.copyOf(clients.values());
        clients.clear();
        return taken;
    }
}
