/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.inflow.LeaderFollowers.Assignment;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.SerialExecutor;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.spi.ServicePhase;
import org.jsoa.untrusted.SafeLogger;

/**
 * Serves one service for one application, with the workers of a {@link WorkerPool}. It begins with one worker for each queue.
 * {@link LeaderFollowers} decides what each worker does.
 */
final class ServiceConsumer {

    private static final Logger LOG = SafeLogger.of(ServiceConsumer.class);

    /** How long a worker waits before it retries an application that is not ready. */
    private static final Duration APPLICATION_RETRY = Duration.ofSeconds(1);

    /** How long interrupted threads get to end before the consumer stops without them. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private final String service;
    private final Source source;
    private final JobProcessor processor;
    private final Crew crew;
    private final StopSignal stop;
    private final MonotonicClock clock;

    /**
     * Where jobs come from and where they run.
     *
     * @param endpoints makes the endpoints of the application
     * @param queues the queues of the service, one for each shard
     * @param replies responses to be sent together with others
     * @param heartbeat shows that the service works
     */
    record Source(MessageEndpointFactory endpoints, List<JobQueue> queues, ReplyBuffer replies, Heartbeat heartbeat) {}

    /**
     * The workers of a service.
     *
     * @param pool the workers
     * @param rules decides what each worker does
     * @param responders sends responses to overdue jobs; may reject
     * @param retries resends the responses that Redis did not take
     * @param recovery recovers messages whose server died
     */
    record Crew(
            WorkerPool pool,
            LeaderFollowers rules,
            Executor responders,
            SerialExecutor retries,
            SerialExecutor recovery) {}

    ServiceConsumer(
            String service, Source source, JobProcessor processor, Crew crew, StopSignal stop, MonotonicClock clock) {
        this.service = service;
        this.source = source;
        this.processor = processor;
        this.crew = crew;
        this.stop = stop;
        this.clock = clock;
    }

    String service() {
        return service;
    }

    /** Begins to serve, on other threads. */
    void start() {
        crew.pool().open(this::work);
    }

    private void work() {
        Worker worker = new Worker(source.endpoints(), clock);
        crew.pool().add(worker);
        try (worker) {
            Assignment assignment = next(worker);
            while (!(assignment instanceof Assignment.Leave)) {
                assignment = perform(assignment, worker);
            }
            source.replies().flush();
        } finally {
            leave(worker);
        }
    }

    private void leave(Worker worker) {
        // A worker that the server interrupted, or that failed, is replaced.
        crew.rules().leave(worker);
        if (!worker.hasPlace()) {
            LOG.log(Level.INFO, "a thread of service {0} that was stuck has ended", service);
        }
    }

    /** Returns what a worker without an assignment does. It takes no message before the application can run it. */
    private Assignment next(Worker worker) {
        return worker.hasPlace() && isReady(worker.delivery()) ? crew.rules().now() : LeaderFollowers.LEAVE;
    }

    private boolean isReady(EndpointDelivery delivery) {
        while (!stop.endsThisThread()) {
            try {
                delivery.open();
                return true;
            } catch (UnavailableException e) {
                LOG.log(Level.DEBUG, "the application of service " + service + " is not ready", e);
                if (!stop.pause(APPLICATION_RETRY)) {
                    return false;
                }
            }
        }
        return false;
    }

    private Assignment perform(Assignment assignment, Worker worker) {
        if (assignment instanceof Assignment.Lead lead) {
            return lead(lead, worker);
        }
        if (assignment instanceof Assignment.Run run) {
            return run(run, worker, true);
        }
        if (assignment instanceof Assignment.SendResponses) {
            flushOldResponses();
            return next(worker);
        }
        source.replies().flush();
        return isReady(worker.delivery()) ? crew.rules().await() : LeaderFollowers.LEAVE;
    }

    private void flushOldResponses() {
        if (source.replies().hasOlderThan(WakePolicy.MAX_BUFFERED)) {
            source.replies().flush();
        }
    }

    /** Takes messages for all free workers and runs the one for this worker. */
    private Assignment lead(Assignment.Lead lead, Worker worker) {
        JobQueue queue = source.queues().get(lead.queue());
        AtomicReference<QueuedMessage> own = new AtomicReference<>();
        Assignment.Run run;
        boolean idle = false;
        try {
            idle = !queue.take(lead.max(), source.replies(), crew.rules()::offer, own::set);
            source.heartbeat().beat();
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "taking messages of service " + service + " failed", e);
            // Other shards may still be reachable.
            source.replies().flush();
            stop.pause(queue.untilNextAttempt());
        } finally {
            run = crew.rules().stepDown(lead.queue(), own.get());
        }
        if (idle && !stop.isGiven()) {
            reportIdle(worker);
        }
        return run == null ? next(worker) : run(run, worker, false);
    }

    private void reportIdle(Worker worker) {
        try {
            worker.delivery().onPhase(service, ServicePhase.IDLE);
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "the application of service " + service + " is not ready", e);
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.WARNING, "the application failed to handle the idle phase of service " + service, e);
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
            source.replies().flush();
        }
        try {
            processor.process(message, worker);
            source.heartbeat().beat();
        } catch (UnavailableException e) {
            LOG.log(
                    Level.INFO,
                    "the application of service {0} takes no job now ({1}); it will be tried again",
                    service,
                    e.getMessage());
            if (worker.hasPlace()) {
                crew.rules().postpone(message);
            }
            // A message without a place has its response already.
            stop.pause(APPLICATION_RETRY);
            return next(worker);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "a worker of service " + service + " failed", e);
            message.queue().acknowledge(message);
        }
        if (flushAfterwards) {
            flushOldResponses();
        }
        return nextAfterJob(worker);
    }

    private Assignment nextAfterJob(Worker worker) {
        if (!worker.hasPlace()) {
            return LeaderFollowers.LEAVE;
        }
        if (worker.delivery().isOpen() && !stop.endsThisThread()) {
            return crew.rules().completeAndNext(worker.lastJob());
        }
        crew.rules().complete(worker.lastJob());
        return next(worker);
    }

    /**
     * Responds to the jobs whose time is over, replaces the workers that run them, and asks for threads for the tasks that
     * wait for one. To be called about ten times a second; never blocks.
     */
    void tick() {
        long now = clock.nanoTime();
        for (Worker worker : crew.pool().current()) {
            RunningJob job = worker.running();
            if (job != null && job.takeIfOverdue(now)) {
                replaceWorker(job);
            }
        }
        crew.retries().retry();
        crew.recovery().retry();
    }

    private void replaceWorker(RunningJob job) {
        WorkerPool.Places places = crew.rules().lose();
        LOG.log(
                Level.ERROR,
                "out of time: " + job.description() + "; its thread was interrupted, " + places.stuck()
                        + " threads of the service are out of time now, "
                        + (places.left() > 0 ? places.left() + " others may run jobs" : "IT TAKES NO MORE JOBS"),
                job.takenAt());
        try {
            // This is the thread of the timer, which must not wait for Redis.
            crew.responders().execute(job::respond);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "the server has no thread to respond to a job of service " + service, e);
            job.respond();
        }
    }

    private Stream<RunningJob> runningJobs() {
        return Arrays.stream(crew.pool().current()).map(Worker::running).filter(Objects::nonNull);
    }

    /** Takes no more messages. A leader that waits in Redis may still receive some until {@link #wake}. */
    void stopTaking() {
        crew.rules().stop();
    }

    /** Ends the wait of leaders in Redis. */
    void wake() {
        source.queues().forEach(this::wake);
    }

    private void wake(JobQueue queue) {
        try {
            queue.wake();
        } catch (RedisException.NotSent e) {
            LOG.log(Level.DEBUG, "the wait for messages of service " + service + " will end by itself", e);
        }
    }

    /**
     * Waits for running jobs, requeues the messages that no worker began to run, and closes.
     *
     * @param deadline when running jobs must have ended, on the clock of this consumer
     */
    void finish(long deadline) {
        runningJobs().forEach(RunningJob::interruptAgain);
        if (crew.pool().awaitEnd(Duration.ofNanos(Math.max(0, deadline - clock.nanoTime()))) > 0) {
            runningJobs()
                    .filter(job -> job.take(ServiceConsumer::stoppedTooEarly))
                    .forEach(this::abandon);
        }
        int stuck = crew.pool().awaitStuck(LAST_CHANCE);
        if (stuck > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} threads of service {1} do not end and keep the application in memory until they do",
                    stuck,
                    service);
        }
        source.replies().flush();
        crew.retries().runWaiting();
        source.heartbeat().close();
        requeueUnstarted();
    }

    private static JobResponse stoppedTooEarly() {
        return JobResponse.failed(
                List.of(SoaError.of(ErrorCodes.SERVER_ERROR, "The service was stopped before the job was done.")));
    }

    private void abandon(RunningJob job) {
        crew.rules().lose();
        LOG.log(
                Level.WARNING,
                "did not finish before the application stopped, and was interrupted: " + job.description(),
                job.takenAt());
        job.respond();
    }

    private void requeueUnstarted() {
        Map<JobQueue, List<QueuedMessage>> unstarted =
                crew.rules().takeUnstarted().stream().collect(Collectors.groupingBy(QueuedMessage::queue));
        for (JobQueue queue : source.queues()) {
            requeue(queue, unstarted.getOrDefault(queue, List.of()));
        }
    }

    private void requeue(JobQueue queue, List<QueuedMessage> unstarted) {
        try {
            if (!unstarted.isEmpty()) {
                queue.requeue(unstarted);
            }
        } catch (RedisException e) {
            logLoss(queue, unstarted.size(), e);
        } finally {
            queue.close();
        }
    }

    private void logLoss(JobQueue queue, int unstarted, RedisException cause) {
        if (queue.keepsInFlight()) {
            LOG.log(
                    Level.WARNING,
                    "could not requeue " + unstarted + " messages of service " + service
                            + " that were taken but not run; others get them when the lease of this server has ended",
                    cause);
        } else {
            LOG.log(
                    Level.ERROR,
                    "lost " + unstarted + " messages of service " + service + " that were taken but not run",
                    cause);
        }
    }
}
