/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoa.rar.redis.QueueReader;
import org.jsoa.rar.redis.RedisException;
import org.jsoa.rar.runtime.ServerThreads;

/**
 * Serves one queue for one application. It begins with one worker and gets more threads from the server while there is more
 * to do than workers, up to the service's concurrency; {@link Turns} says who does what.
 */
final class ServiceConsumer {

    private static final Logger LOG = System.getLogger(ServiceConsumer.class.getName());
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final String service;
    private final MessageEndpointFactory endpoints;
    private final QueueReader queue;
    private final JobProcessor processor;
    private final Turns turns;
    private final ServerThreads threads;
    private final Stop stop;

    ServiceConsumer(
            String service,
            MessageEndpointFactory endpoints,
            QueueReader queue,
            JobProcessor processor,
            Turns turns,
            ServerThreads threads,
            Stop stop) {
        this.service = service;
        this.endpoints = endpoints;
        this.queue = queue;
        this.processor = processor;
        this.turns = turns;
        this.threads = threads;
        this.stop = stop;
    }

    /** Begins to serve, on another thread. */
    void start() {
        addWorker();
    }

    private void addWorker() {
        if (!turns.join()) {
            return;
        }
        try {
            threads.run("JSOA worker of service " + service, this::work);
        } catch (WorkException e) {
            turns.leave();
            LOG.log(Level.WARNING, "the server has no thread for another worker of service " + service, e);
        }
    }

    private void work() {
        try (Delivery delivery = new Delivery(endpoints)) {
            boolean goOn = true;
            while (goOn) {
                goOn = ready(delivery) && takeTurn(delivery);
            }
        } finally {
            turns.leave();
            // A worker that the server interrupted, or that failed, leaves its place to another.
            growIfNeeded();
        }
    }

    /** Waits for the application before a message is taken that it could not run. */
    private boolean ready(Delivery delivery) {
        while (!stop.endsThisThread()) {
            try {
                delivery.open();
                return true;
            } catch (UnavailableException e) {
                LOG.log(Level.DEBUG, "the application of service " + service + " is not ready", e);
                if (!stop.pause(BACK_OFF)) {
                    return false;
                }
            }
        }
        return false;
    }

    private boolean takeTurn(Delivery delivery) {
        Turns.Turn turn = turns.next();
        if (turn instanceof Turns.Turn.Lead lead) {
            lead(lead.most()).ifPresent(frame -> run(frame, delivery));
        } else if (turn instanceof Turns.Turn.Run run) {
            run(run.frame(), delivery);
        }
        return !(turn instanceof Turns.Turn.Leave);
    }

    /** Takes messages for all free workers, and returns the one to run itself. */
    private Optional<byte[]> lead(int most) {
        AtomicReference<byte[]> own = new AtomicReference<>();
        try {
            queue.take(most, this::offer, own::set);
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "taking messages of service " + service + " failed", e);
            stop.pause(queue.untilNextAttempt());
        } finally {
            own.set(turns.stepDown(own.get()));
        }
        growIfNeeded();
        return Optional.ofNullable(own.get());
    }

    private void offer(byte[] frame) {
        turns.offer(frame);
        growIfNeeded();
    }

    private void growIfNeeded() {
        if (!stop.isGiven() && turns.needsWorker()) {
            addWorker();
        }
    }

    private void run(byte[] frame, Delivery delivery) {
        try {
            processor.process(frame, delivery);
            turns.ran();
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "the application of service " + service + " went away", e);
            turns.putBack(frame);
            stop.pause(BACK_OFF);
        } catch (RuntimeException | Error e) {
            turns.ran();
            LOG.log(Level.ERROR, "a worker of service " + service + " failed", e);
        }
    }

    /** Stops taking messages, without waiting. */
    void stopTaking() {
        turns.stop();
        try {
            queue.wake();
        } catch (RedisException.NotSent e) {
            LOG.log(Level.DEBUG, "the wait for messages of service " + service + " will end by itself", e);
        }
    }

    /** Waits for what still runs, puts what nobody began to run back on the queue, and closes. */
    void finish(Duration patience) {
        int stillRunning = turns.awaitEnd(patience);
        if (stillRunning > 0) {
            LOG.log(Level.WARNING, "{0} workers of service {1} did not finish in time", stillRunning, service);
        }
        List<byte[]> untouched = turns.untouched();
        try {
            if (!untouched.isEmpty()) {
                queue.giveBack(untouched);
            }
        } catch (RedisException e) {
            LOG.log(
                    Level.ERROR,
                    "lost " + untouched.size() + " messages of service " + service + " that were taken but not run",
                    e);
        } finally {
            queue.close();
        }
    }
}
