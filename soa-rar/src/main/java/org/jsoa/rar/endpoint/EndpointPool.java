/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.endpoint;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jsoa.rar.endpoint.EndpointTurns.Turn;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * The endpoints of one application, shared by the workers of all its services. A server limits their number, for example to the size of
 * the pool of a message-driven bean.
 *
 * <p>A worker gets an endpoint for a job and keeps it from job to job. While the worker waits for messages, another worker may take the
 * endpoint. Workers that wait for an endpoint get one in the order in which they came. A service should have one worker that waits: then
 * the services take turns, whatever their concurrency.
 *
 * @since 0.1
 */
public final class EndpointPool implements AutoCloseable {

    /** An endpoint that nobody used for this time goes back to the server. */
    static final Duration KEPT_IDLE = Duration.ofSeconds(5);

    private static final Logger LOG = SafeLogger.of(EndpointPool.class);

    private final MessageEndpointFactory factory;
    private final BooleanSupplier stopped;
    private final MonotonicClock clock;
    private final Set<EndpointSlot> slots = ConcurrentHashMap.newKeySet();

    /** Guards all fields below. Held only for a moment, never during a call of the server. */
    private final ReentrantLock lock = new ReentrantLock();

    private final EndpointLimit limit;
    private final EndpointTurns turns;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private int wanted;
    private boolean closed;

    /** An endpoint that nobody uses. */
    private record Idle(EndpointDelivery endpoint, long since) {}

    /**
     * Creates a pool without endpoints.
     *
     * @param factory makes the endpoints of the application
     * @param stopped tells whether the application stops. Nobody waits for an endpoint then; {@link #wake} must be called
     * @param clock measures pauses
     */
    public EndpointPool(MessageEndpointFactory factory, BooleanSupplier stopped, MonotonicClock clock) {
        this.factory = factory;
        this.stopped = stopped;
        this.clock = clock;
        this.limit = new EndpointLimit(clock);
        this.turns = new EndpointTurns(clock);
    }

    /**
     * Makes the slot of one worker, without an endpoint.
     *
     * @param service the service of the worker
     * @return the slot, to be closed
     */
    public EndpointSlot slot(String service) {
        EndpointSlot slot = new EndpointSlot(this, service);
        slots.add(slot);
        return slot;
    }

    /**
     * Records how many jobs a service may run at once. If there are too few endpoints, an operator learns the sum.
     *
     * @param concurrency the number of jobs
     */
    public void expect(int concurrency) {
        lock.lock();
        try {
            wanted += concurrency;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns whether the application takes jobs.
     *
     * @return false if it has given no endpoint yet, or has refused its only one since
     */
    public boolean isReady() {
        return limit.isReady();
    }

    /**
     * Returns about how many more jobs could have an endpoint now.
     *
     * @return the number; {@link Integer#MAX_VALUE} if no limit is known
     */
    public int available() {
        if (limit.isUnknown()) {
            return Integer.MAX_VALUE;
        }
        lock.lock();
        try {
            int parked = (int) slots.stream().filter(EndpointSlot::isParked).count();
            return turns.isWanted() ? 0 : limit.left() + idle.size() + parked;
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether anybody waits for an endpoint. */
    boolean isWanted() {
        return turns.isWanted();
    }

    /** Returns whether another service waits for an endpoint, or several workers of any service. */
    boolean isWantedBesides(String service) {
        return turns.isWantedBesides(service);
    }

    /** Returns why the server refused an endpoint last, or null. */
    Throwable refusal() {
        lock.lock();
        try {
            return limit.refusal();
        } finally {
            lock.unlock();
        }
    }

    void remove(EndpointSlot slot) {
        slots.remove(slot);
    }

    /** Takes an endpoint, or creates one; returns null if the caller must wait. */
    EndpointDelivery take() {
        lock.lock();
        try {
            if (turns.isWanted()) {
                return null;
            }
            Idle last = idle.pollLast();
            if (last != null) {
                return last.endpoint();
            }
            if (!limit.reserve()) {
                return steal();
            }
        } finally {
            lock.unlock();
        }
        EndpointDelivery created = create();
        return created == null ? steal() : created;
    }

    /** Takes an endpoint that is parked; returns null if there is none. */
    private EndpointDelivery steal() {
        for (EndpointSlot slot : slots) {
            EndpointDelivery endpoint = slot.takeParked();
            if (endpoint != null) {
                return endpoint;
            }
        }
        return null;
    }

    /** Creates an endpoint that is counted already; returns null if the server refuses it. */
    private EndpointDelivery create() {
        EndpointDelivery created = null;
        Throwable failure = null;
        try {
            created = new EndpointDelivery(factory.createEndpoint(null));
        } catch (UnavailableException | RuntimeException | Error e) {
            failure = e;
            LOG.log(Level.DEBUG, "the server refused an endpoint", e);
        }
        lock.lock();
        try {
            if (failure == null) {
                limit.accepted();
            } else {
                limit.refused(failure);
            }
        } finally {
            lock.unlock();
        }
        return created;
    }

    /** Waits for an endpoint; returns null if the application stops. */
    EndpointDelivery await(String service) throws InterruptedException {
        lock.lock();
        Turn turn = turns.add(service, lock.newCondition());
        try {
            serveWaiting();
            while (turn.granted() == null && !stopped.getAsBoolean()) {
                createOrWait(turn);
            }
        } catch (InterruptedException e) {
            if (turn.granted() == null) {
                throw e;
            }
            Thread.currentThread().interrupt();
        } finally {
            turns.remove(turn);
            // There may be room for more endpoints.
            turns.wakeFirst();
            lock.unlock();
        }
        return turn.granted();
    }

    /** Grants the endpoints that nobody uses to those who wait. */
    private void serveWaiting() {
        while (turns.isWanted()) {
            Idle last = idle.pollLast();
            EndpointDelivery endpoint = last == null ? steal() : last.endpoint();
            if (endpoint == null) {
                return;
            }
            turns.grant(endpoint);
        }
    }

    private void createOrWait(Turn turn) throws InterruptedException {
        long pause = limit.reserveOrWait();
        if (pause > 0) {
            turn.await(pause);
            return;
        }
        EndpointDelivery created;
        lock.unlock();
        try {
            created = create();
        } finally {
            lock.lock();
        }
        if (created != null) {
            add(created);
        }
    }

    private void add(EndpointDelivery endpoint) {
        if (turns.isWanted()) {
            turns.grant(endpoint);
        } else {
            idle.addLast(new Idle(endpoint, clock.nanoTime()));
        }
    }

    /** Takes an endpoint back that its worker does not need now. */
    void giveBack(EndpointDelivery endpoint) {
        if (endpoint == null) {
            return;
        }
        boolean released = endpoint.isBroken();
        lock.lock();
        try {
            released |= closed && !turns.isWanted();
            if (!released) {
                add(endpoint);
            }
        } finally {
            lock.unlock();
        }
        if (released) {
            discard(endpoint);
        }
    }

    /** Releases an endpoint to the server. Another one may be created in its place. */
    void discard(EndpointDelivery endpoint) {
        endpoint.close();
        lock.lock();
        try {
            limit.released();
            turns.wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Releases idle endpoints, and logs that workers wait for long. To be called about ten times a second. */
    public void tick() {
        List<EndpointDelivery> unused = new ArrayList<>();
        boolean report;
        lock.lock();
        try {
            long oldest = clock.nanoTime() - KEPT_IDLE.toNanos();
            while (!idle.isEmpty() && idle.peekFirst().since() - oldest <= 0) {
                unused.add(idle.pollFirst().endpoint());
            }
            report = limit.refusal() != null && !stopped.getAsBoolean() && turns.mustReport();
        } finally {
            lock.unlock();
        }
        unused.forEach(this::discard);
        if (report) {
            LOG.log(Level.WARNING, shortage());
        }
    }

    private String shortage() {
        String application = factory.getActivationName();
        lock.lock();
        try {
            if (limit.open() == 0) {
                return "application " + application + " is not available to services " + turns.services()
                        + ", which cannot run jobs; will try again: " + reason();
            }
            return "the server gives application " + application + " no more than " + limit.open() + " endpoints ("
                    + reason() + "). Jobs of services " + turns.services()
                    + " wait for one, and the services take turns."
                    + " The concurrency of all services of the application is " + wanted
                    + " together: let the server give as many message-driven beans of type JobListenerBean"
                    + " (Payara, GlassFish: max-pool-size in the bean-pool of glassfish-ejb-jar.xml, or"
                    + " mdb-container.max-pool-size; WildFly: max-pool-size of mdb-strict-max-pool;"
                    + " Open Liberty: maxEndpoints of the activationSpec)";
        } finally {
            lock.unlock();
        }
    }

    private String reason() {
        Throwable refusal = limit.refusal();
        return refusal.getCause() == null
                ? refusal.toString()
                : refusal.getCause().toString();
    }

    /** Makes those who wait for an endpoint see that the application stops. */
    public void wake() {
        lock.lock();
        try {
            turns.wakeAll();
        } finally {
            lock.unlock();
        }
    }

    /** Releases the endpoints that nobody uses now, and later those that workers give back. */
    @Override
    public void close() {
        List<Idle> unused;
        lock.lock();
        try {
            closed = true;
            unused = new ArrayList<>(idle);
            idle.clear();
        } finally {
            lock.unlock();
        }
        unused.forEach(last -> discard(last.endpoint()));
    }
}
