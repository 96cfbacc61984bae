/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.runtime.SerialExecutor;
import org.jsoa.rar.runtime.ThreadSource;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * Serves one service for one application, with the workers of a {@link WorkerPool}. It begins with one worker for each queue.
 * {@link LeaderFollowers} decides what each worker does.
 */
final class ServiceConsumer {

    private static final Logger LOG = SafeLogger.of(ServiceConsumer.class);

    /** How long interrupted threads get to end before the consumer stops without them. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private final String service;
    private final WorkerLoop.Source source;
    private final WorkerLoop loop;
    private final Crew crew;
    private final StopSignal responsesEnd;
    private final MonotonicClock clock;
    private final NestedCallWatch nestedCalls;

    /**
     * The workers of a service.
     *
     * @param pool the workers
     * @param rules decides what each worker does
     * @param responders sends responses to overdue jobs
     * @param retries resends the responses that Redis did not take
     * @param recovery recovers messages whose server died
     */
    record Crew(
            WorkerPool pool,
            LeaderFollowers rules,
            ThreadSource responders,
            SerialExecutor retries,
            SerialExecutor recovery) {}

    /**
     * Creates a consumer.
     *
     * @param loop what its workers do
     * @param responsesEnd ends the attempts to send responses
     */
    ServiceConsumer(
            String service,
            WorkerLoop.Source source,
            WorkerLoop loop,
            Crew crew,
            StopSignal responsesEnd,
            MonotonicClock clock) {
        this.service = service;
        this.source = source;
        this.loop = loop;
        this.crew = crew;
        this.responsesEnd = responsesEnd;
        this.clock = clock;
        this.nestedCalls = new NestedCallWatch(service, clock);
    }

    String service() {
        return service;
    }

    /** Begins to serve, on other threads. */
    void start() {
        crew.pool().open(loop);
    }

    /**
     * Responds to the jobs whose time is over, and replaces the workers that run them. To be called about ten times a second;
     * never blocks.
     */
    void tick() {
        long now = clock.nanoTime();
        for (Worker worker : crew.pool().current()) {
            RunningJob job = worker.running();
            if (job != null && job.takeIfOverdue(now)) {
                replaceWorker(job);
            }
        }
        crew.rules().replenish();
        nestedCalls.check(crew.pool().current(), crew.pool().places());
    }

    /** Returns whether the service has begun to take messages. */
    boolean hasBegun() {
        return loop.hasBegun();
    }

    /** Explains why the service takes no messages. */
    String obstacle() {
        return loop.obstacle();
    }

    private void replaceWorker(RunningJob job) {
        WorkerPool.Places places = crew.rules().lose();
        LOG.log(
                Level.ERROR,
                "out of time: " + job.description() + "; its thread was interrupted, " + places.stuck()
                        + " threads of the service are out of time now, "
                        + (places.left() > 0 ? places.left() + " others may run jobs" : "IT TAKES NO MORE JOBS"),
                job.takenAt());
        // This is the thread of the ticker, which must not wait for Redis.
        crew.responders().request(job::respond);
    }

    private Stream<RunningJob> runningJobs() {
        return Arrays.stream(crew.pool().current()).map(Worker::running).filter(Objects::nonNull);
    }

    /** Takes no more messages. A leader that waits in Redis may still receive some until {@link #wake}. */
    void stopTaking() {
        crew.rules().stop();
        source.endpoints().wake();
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
     * Waits for running jobs and the responses that Redis did not take, requeues the messages that no worker began to run, and closes.
     *
     * @param deadline when running jobs must have ended, on the clock of this consumer
     */
    void finish(long deadline) {
        responsesEnd.giveAt(deadline, clock);
        runningJobs().forEach(RunningJob::interruptAgain);
        if (crew.pool().awaitEnd(left(deadline)) > 0) {
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
        crew.retries().finish(left(deadline).plus(LAST_CHANCE));
        source.heartbeat().close();
        requeueUnstarted();
    }

    private Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - clock.nanoTime()));
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
