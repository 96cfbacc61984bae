/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.endpoint.EndpointSlot;
import org.jsoa.rar.inflow.Assignment.Simple;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.time.BackOff;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.spi.ServicePhase;
import org.jsoa.untrusted.SafeLogger;

/**
 * What each worker of one service does from its first assignment to its last. A failure of a step, whatever is thrown, is logged and the
 * worker continues, after a pause if the step took messages. A worker that ends by an exception nevertheless is replaced.
 */
final class WorkerLoop implements Runnable {

    /** How long a worker waits before it retries an application that is not ready. */
    private static final Duration APPLICATION_RETRY = Duration.ofSeconds(1);

    private static final BackOff FIRST_BACK_OFF = new BackOff(Duration.ofMillis(50), Duration.ofSeconds(1));
    private static final Logger LOG = SafeLogger.of(WorkerLoop.class);

    private final String service;
    private final Source source;
    private final JobProcessor processor;
    private final WorkerPool pool;
    private final LeaderFollowers rules;
    private final StopSignal stop;
    private final MonotonicClock clock;
    private final ThrottledLog failures;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** The pause after the next failure to take messages; written by leaders. */
    private volatile BackOff backOff = FIRST_BACK_OFF;

    /** Why messages could not be taken, or null. */
    private volatile Throwable obstacle;

    /**
     * Where jobs come from and where they run.
     *
     * @param endpoints the endpoints of the application
     * @param queues the queues of the service, one for each shard
     * @param replies responses to be sent together with others
     * @param heartbeat shows that the service works
     * @param redis the name of the Redis that has the queues, for the log
     */
    record Source(
            EndpointPool endpoints, List<JobQueue> queues, ReplyBuffer replies, Heartbeat heartbeat, String redis) {}

    WorkerLoop(
            String service,
            Source source,
            JobProcessor processor,
            WorkerPool pool,
            LeaderFollowers rules,
            StopSignal stop,
            MonotonicClock clock) {
        this.service = service;
        this.source = source;
        this.processor = processor;
        this.pool = pool;
        this.rules = rules;
        this.stop = stop;
        this.clock = clock;
        this.failures = new ThrottledLog(clock);
    }

    /** Runs a worker on this thread until it leaves. */
    @Override
    public void run() {
        Worker worker = null;
        boolean failed = true;
        try {
            worker = new Worker(source.endpoints().slot(service), clock);
            pool.add(worker);
            Assignment assignment = next(worker);
            while (assignment != Simple.LEAVE) {
                assignment = perform(assignment, worker);
            }
            flush();
            failed = false;
        } catch (RuntimeException | Error e) {
            logFailure("a worker of service " + service + " ended unexpectedly and will be replaced", e);
        } finally {
            leave(worker, failed);
        }
    }

    private void leave(Worker worker, boolean failed) {
        if (worker != null) {
            worker.close();
        }
        // A worker that the server interrupted, or that failed, is replaced.
        rules.leave(worker, failed);
        if (worker != null && !worker.hasPlace()) {
            LOG.log(Level.INFO, "a thread of service {0} that was stuck has ended", service);
        }
    }

    private void logFailure(String text, Throwable failure) {
        long count = failures.count();
        if (count > 0) {
            LOG.log(
                    Level.ERROR,
                    text + (count > 1 ? " (failure number " + count + " since the last record)" : ""),
                    failure);
        }
    }

    /** Returns whether the service has begun to take messages. */
    boolean hasBegun() {
        return begun.get();
    }

    /** Explains why the service takes no messages. */
    String obstacle() {
        Throwable failure = obstacle;
        if (pool.size() == 0) {
            return "the server has given it no thread";
        }
        if (!source.endpoints().isReady()) {
            return "the application gives no endpoint";
        }
        return source.redis() + (failure == null ? " has not answered yet" : ": " + failure.getMessage());
    }

    /** Returns what a worker without an assignment does. It takes no message before the application can run it. */
    private Assignment next(Worker worker) {
        return worker.hasPlace() && isReady(worker.endpoint())
                ? rules.now(worker.endpoint().isHeld())
                : Simple.LEAVE;
    }

    private boolean isReady(EndpointSlot endpoint) {
        return !stop.endsThisThread() && (source.endpoints().isReady() || endpoint.acquire() || endpoint.await());
    }

    private Assignment perform(Assignment assignment, Worker worker) {
        if (assignment instanceof Assignment.Lead lead) {
            return lead(lead, worker);
        }
        if (assignment instanceof Assignment.Run run) {
            return run(run, worker, true);
        }
        if (assignment == Simple.SEND_RESPONSES) {
            flushOldResponses();
            return next(worker);
        }
        flush();
        if (!isReady(worker.endpoint())) {
            return Simple.LEAVE;
        }
        worker.endpoint().park();
        return rules.await();
    }

    private void flushOldResponses() {
        if (source.replies().hasOlderThan(WakePolicy.MAX_BUFFERED)) {
            flush();
        }
    }

    private void flush() {
        try {
            source.replies().flush();
        } catch (RuntimeException | Error e) {
            logFailure("sending responses of service " + service + " failed", e);
        }
    }

    /** Takes messages for all free workers and runs the one for this worker. */
    private Assignment lead(Assignment.Lead lead, Worker worker) {
        worker.endpoint().park();
        JobQueue queue = source.queues().get(lead.queue());
        AtomicReference<QueuedMessage> own = new AtomicReference<>();
        Assignment.Run run;
        boolean idle = false;
        try {
            idle = !take(queue, lead.max(), own, worker);
        } finally {
            run = rules.stepDown(lead.queue(), own.get());
        }
        if (idle && !stop.isGiven()) {
            reportPhase(worker, ServicePhase.IDLE);
            worker.endpoint().giveBack();
        }
        return run == null ? next(worker) : run(run, worker, false);
    }

    /** Takes messages; returns whether there was any, or none could be taken. */
    private boolean take(JobQueue queue, int max, AtomicReference<QueuedMessage> own, Worker worker) {
        try {
            if (!begun.get()) {
                begin(queue, worker);
            }
            boolean found = queue.take(max, source.replies(), message -> offer(message, worker), own::set);
            source.heartbeat().beat();
            if (obstacle != null) {
                obstacle = null;
                backOff = FIRST_BACK_OFF;
            }
            return found;
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "taking messages of service " + service + " failed", e);
            obstacle = e;
            pauseTaking(queue.untilNextAttempt());
        } catch (RuntimeException | Error e) {
            logFailure("taking messages of service " + service + " failed", e);
            obstacle = e;
            BackOff current = backOff;
            backOff = current.next();
            pauseTaking(current.pause());
        }
        return true;
    }

    private void pauseTaking(Duration pause) {
        // Other shards may still be reachable.
        flush();
        stop.pause(pause);
    }

    private void begin(JobQueue queue, Worker worker) throws RedisException {
        queue.connect();
        if (!stop.isGiven() && begun.compareAndSet(false, true)) {
            LOG.log(Level.INFO, "serving {0} at {1}", service, source.redis());
            reportPhase(worker, ServicePhase.STARTED);
        }
    }

    /** Passes a message to another worker. Throws nothing: the queue has not read everything yet. */
    private void offer(QueuedMessage message, Worker worker) {
        try {
            rules.offer(message);
        } catch (RuntimeException | Error e) {
            fail(message, worker, e);
        }
    }

    private void reportPhase(Worker worker, ServicePhase phase) {
        EndpointSlot endpoint = worker.endpoint();
        try {
            if (phase == ServicePhase.IDLE ? endpoint.acquire() : endpoint.acquire() || endpoint.await()) {
                endpoint.get().onPhase(service, phase);
            }
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "the application of service " + service + " is not ready", e);
        } catch (ResourceException | RuntimeException | Error e) {
            LOG.log(Level.WARNING, "the application failed to handle phase " + phase + " of service " + service, e);
        }
    }

    /**
     * Runs a message.
     *
     * @param flushAfterwards whether old responses are sent then; a leader takes them along when it takes messages again
     */
    private Assignment run(Assignment.Run run, Worker worker, boolean flushAfterwards) {
        QueuedMessage message = run.message();
        if (run.flushFirst()) {
            flush();
        }
        if (!worker.endpoint().acquire()) {
            return awaitEndpoint(message, worker);
        }
        try {
            processor.process(message, worker);
            source.heartbeat().beat();
        } catch (UnavailableException e) {
            return postpone(message, worker, e);
        } catch (RuntimeException | Error e) {
            fail(message, worker, e);
        }
        if (flushAfterwards) {
            flushOldResponses();
        }
        return nextAfterJob(worker);
    }

    private Assignment awaitEndpoint(QueuedMessage message, Worker worker) {
        if (rules.starve(message)) {
            flush();
            try {
                worker.endpoint().await();
            } finally {
                rules.stopStarving();
            }
        }
        return next(worker);
    }

    private Assignment postpone(QueuedMessage message, Worker worker, UnavailableException cause) {
        LOG.log(
                Level.INFO,
                "the application of service {0} takes no job now ({1}); it will be tried again",
                service,
                cause.getMessage());
        if (worker.hasPlace()) {
            rules.postpone(message);
        }
        // A message without a place has its response already.
        stop.pause(APPLICATION_RETRY);
        return next(worker);
    }

    private void fail(QueuedMessage message, Worker worker, Throwable cause) {
        logFailure("a worker of service " + service + " failed", cause);
        // A message without a place has its response already.
        if (worker.hasPlace()) {
            processor.fail(message, cause);
        }
    }

    private Assignment nextAfterJob(Worker worker) {
        if (!worker.hasPlace()) {
            return Simple.LEAVE;
        }
        EndpointSlot endpoint = worker.endpoint();
        endpoint.yieldToOthers();
        if (source.endpoints().isReady() && !stop.endsThisThread()) {
            return rules.completeAndNext(worker.lastJob(), endpoint.isHeld());
        }
        rules.complete(worker.lastJob());
        return next(worker);
    }
}
