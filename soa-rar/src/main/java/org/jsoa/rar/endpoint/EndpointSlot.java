/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import jakarta.resource.spi.UnavailableException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The endpoint of one worker, if it has one. For use by the thread of that worker. While the endpoint is parked, other workers may take
 * it.
 *
 * @since 0.1
 */
public final class EndpointSlot implements AutoCloseable {

    private final EndpointPool pool;
    private final String service;
    private final AtomicReference<EndpointDelivery> parked = new AtomicReference<>();
    private EndpointDelivery held;

    EndpointSlot(EndpointPool pool, String service) {
        this.pool = pool;
        this.service = service;
    }

    /**
     * Returns whether the worker has an endpoint that is not parked.
     *
     * @return whether it can run a job at once
     */
    public boolean isHeld() {
        return held != null;
    }

    /**
     * Returns the endpoint.
     *
     * @return the endpoint of the worker
     * @throws UnavailableException if there is none now
     */
    public EndpointDelivery get() throws UnavailableException {
        if (!acquire()) {
            throw new UnavailableException("the application has no endpoint to give now", pool.refusal());
        }
        return held;
    }

    /**
     * Gets an endpoint, unless the worker would have to wait for one.
     *
     * @return whether the worker has an endpoint
     */
    public boolean acquire() {
        if (held == null) {
            held = takeParked();
        }
        if (held != null && held.isBroken()) {
            pool.discard(held);
            held = null;
        }
        if (held == null) {
            held = pool.take();
        }
        return held != null;
    }

    /**
     * Waits for an endpoint until there is one, the application stops, or the thread is interrupted.
     *
     * @return whether the worker has an endpoint
     */
    public boolean await() {
        try {
            held = pool.await(service);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return held != null;
    }

    /** Lets other workers take the endpoint, while this one waits for messages. */
    public void park() {
        EndpointDelivery endpoint = held;
        held = null;
        if (endpoint == null) {
            return;
        }
        if (endpoint.isBroken()) {
            pool.discard(endpoint);
            return;
        }
        parked.set(endpoint);
        if (pool.isWanted()) {
            pool.giveBack(takeParked());
        }
    }

    /** Gives the endpoint to another service, if one waits for it. To be called between jobs. */
    public void yieldToOthers() {
        if (held != null && pool.isWantedBesides(service)) {
            EndpointDelivery endpoint = held;
            held = null;
            pool.giveBack(endpoint);
        }
    }

    /** Gives the endpoint back to the pool. The worker may get another one later. */
    public void giveBack() {
        EndpointDelivery endpoint = held == null ? takeParked() : held;
        held = null;
        pool.giveBack(endpoint);
    }

    /** Returns whether the endpoint may be taken. Any thread may call this. */
    boolean isParked() {
        return parked.get() != null;
    }

    /** Takes the endpoint while it is parked; returns null if there is none. Any thread may call this. */
    EndpointDelivery takeParked() {
        return parked.getAndSet(null);
    }

    /** Gives the endpoint back. The worker has ended. */
    @Override
    public void close() {
        pool.remove(this);
        giveBack();
    }
}
