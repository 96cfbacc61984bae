/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.UnavailableException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoa.message.ErrorCodes;
import org.jsoa.message.JobResponse;
import org.jsoa.message.SoaError;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.ServerThreads;
import org.jsoa.spi.ServicePhase;

/**
 * Serves one service for one application. It begins with a worker for each queue and gets more threads from the server while
 * there is more to do than workers, up to the service's concurrency; {@link LeaderFollowers} says who does what.
 */
final class ServiceConsumer {

    private static final Logger LOG = System.getLogger(ServiceConsumer.class.getName());
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    /** How old an answer may become before the worker sends it that has the next message already. */
    private static final Duration LONGEST_STAY = Duration.ofNanos(500_000);

    /** How long interrupted threads get to end before an application is given up. */
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private final WorkerPool workers = new WorkerPool();
    private final String service;
    private final Source source;
    private final JobProcessor processor;
    private final LeaderFollowers turns;
    private final ServerThreads threads;
    private final StopSignal stop;

    /**
     * What a service lives on.
     *
     * @param endpoints makes the endpoints of the application
     * @param queues where its messages are
     * @param outbox takes answers that are to go with others
     * @param heartbeat shows that it lives
     */
    record Source(MessageEndpointFactory endpoints, List<JobQueue> queues, ReplyBuffer outbox, Heartbeat heartbeat) {}

    ServiceConsumer(
            String service,
            Source source,
            JobProcessor processor,
            LeaderFollowers turns,
            ServerThreads threads,
            StopSignal stop) {
        this.service = service;
        this.source = source;
        this.processor = processor;
        this.turns = turns;
        this.threads = threads;
        this.stop = stop;
    }

    String service() {
        return service;
    }

    /** Begins to serve, on other threads: one for each queue to begin with. */
    void start() {
        source.queues().forEach(queue -> addWorker());
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
        Worker worker = new Worker(source.endpoints());
        workers.add(worker);
        try (worker) {
            boolean goOn = true;
            while (goOn) {
                goOn = ready(worker.delivery()) && takeTurn(worker);
            }
            source.outbox().flush();
        } finally {
            workers.remove(worker);
            leave(worker);
        }
    }

    private void leave(Worker worker) {
        if (worker.hasPlace()) {
            turns.leave();
        } else {
            turns.comeBack();
            LOG.log(Level.INFO, "a thread of service {0} that was stuck has come back", service);
        }
        // A worker that the server interrupted, or that failed, leaves its place to another.
        growIfNeeded();
    }

    /** Waits for the application before a message is taken that it could not run. */
    private boolean ready(EndpointDelivery delivery) {
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

    private boolean takeTurn(Worker worker) {
        LeaderFollowers.Turn turn = nextTurn();
        if (turn instanceof LeaderFollowers.Turn.Lead lead) {
            lead(lead, worker).ifPresent(message -> run(message, worker));
        } else if (turn instanceof LeaderFollowers.Turn.Run run) {
            growIfNeeded();
            run(run.message(), worker);
            sendOldAnswers();
        } else if (turn instanceof LeaderFollowers.Turn.Watch) {
            growIfNeeded();
            sendOldAnswers();
        }
        return !(turn instanceof LeaderFollowers.Turn.Leave) && worker.hasPlace();
    }

    private LeaderFollowers.Turn nextTurn() {
        LeaderFollowers.Turn turn = turns.now();
        if (turn == null) {
            source.outbox().flush();
            turn = turns.next();
        }
        return turn;
    }

    private void sendOldAnswers() {
        if (source.outbox().hasOlderThan(LONGEST_STAY)) {
            source.outbox().flush();
        }
    }

    /** Takes messages for all free workers, and returns the one to run itself. */
    private Optional<QueuedMessage> lead(LeaderFollowers.Turn.Lead lead, Worker worker) {
        JobQueue queue = source.queues().get(lead.queue());
        AtomicReference<QueuedMessage> own = new AtomicReference<>();
        boolean idle = false;
        try {
            idle = !queue.take(lead.most(), source.outbox(), this::offer, own::set);
            source.heartbeat().beat();
        } catch (RedisException e) {
            LOG.log(Level.DEBUG, "taking messages of service " + service + " failed", e);
            // Other masters may still be there.
            source.outbox().flush();
            stop.pause(queue.untilNextAttempt());
        } finally {
            own.set(turns.stepDown(lead.queue(), own.get()));
        }
        growIfNeeded();
        if (idle && !stop.isGiven()) {
            tellOfIdleness(worker);
        }
        return Optional.ofNullable(own.get());
    }

    private void tellOfIdleness(Worker worker) {
        try {
            worker.delivery().onPhase(service, ServicePhase.IDLE);
        } catch (UnavailableException e) {
            LOG.log(Level.DEBUG, "the application of service " + service + " is not ready", e);
        } catch (ResourceException | RuntimeException e) {
            LOG.log(Level.WARNING, "the application could not do what it does when service " + service + " is idle", e);
        }
    }

    private void offer(QueuedMessage message) {
        turns.offer(message);
        growIfNeeded();
    }

    private void growIfNeeded() {
        if (!stop.isGiven() && turns.needsWorker()) {
            addWorker();
        }
    }

    private void run(QueuedMessage message, Worker worker) {
        if (!source.outbox().isEmpty() && !turns.isWatched()) {
            // Nobody knows how long this job takes, and answers must not wait for it.
            source.outbox().flush();
        }
        try {
            processor.process(message, worker);
            ran(worker);
            source.heartbeat().beat();
        } catch (UnavailableException e) {
            LOG.log(
                    Level.INFO,
                    "the application of service {0} takes no job now ({1}); it will be tried again",
                    service,
                    e.getMessage());
            putBack(message, worker);
            stop.pause(BACK_OFF);
        } catch (RuntimeException | Error e) {
            ran(worker);
            LOG.log(Level.ERROR, "a worker of service " + service + " failed", e);
            message.queue().acknowledge(message);
        }
    }

    private void ran(Worker worker) {
        if (worker.hasPlace()) {
            turns.ran(worker.lastJob());
        }
    }

    private void putBack(QueuedMessage message, Worker worker) {
        // Otherwise it was answered in the meantime.
        if (worker.hasPlace()) {
            turns.putBack(message);
        }
    }

    /** Answers the jobs whose time is over, and replaces the workers that run them. */
    void takeOverdueJobs() {
        long now = System.nanoTime();
        for (Worker worker : workers.current()) {
            RunningJob job = worker.running();
            if (job != null) {
                job.takeIfOverdue(now).ifPresent(this::replaceWorker);
            }
        }
    }

    private Stream<RunningJob> running() {
        return Arrays.stream(workers.current()).map(Worker::running).filter(Objects::nonNull);
    }

    private void replaceWorker(OverdueJob job) {
        LeaderFollowers.Places places = turns.lose();
        LOG.log(
                Level.ERROR,
                "out of time: " + job.description() + "; its thread was interrupted, " + places.stuck()
                        + " threads of the service are out of time now, "
                        + (places.left() > 0 ? places.left() + " others may run jobs" : "IT TAKES NO MORE JOBS"),
                job.place());
        try {
            // This is the thread that watches over all jobs; it must not wait for Redis.
            threads.run("JSOA answer to a job of service " + service + " that is out of time", job::answer);
        } catch (WorkException e) {
            LOG.log(Level.WARNING, "the server has no thread to answer a job of service " + service, e);
            job.answer();
        }
        growIfNeeded();
    }

    /** Takes no more messages, but for those of a worker that waits for one in Redis. */
    void stopTaking() {
        turns.stop();
    }

    /** Ends the wait of workers in Redis. */
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
     * Waits for what still runs, puts what nobody began to run back on the queue, and closes.
     *
     * @param drained until when what runs may take, on the clock of {@link System#nanoTime}
     */
    void finish(long drained) {
        running().forEach(RunningJob::interruptAgain);
        if (turns.awaitEnd(Duration.ofNanos(Math.max(0, drained - System.nanoTime()))) > 0) {
            running().forEach(job -> job.take(ServiceConsumer::stoppedTooEarly).ifPresent(this::giveUp));
        }
        int stuck = turns.awaitStuck(LAST_CHANCE);
        if (stuck > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} threads of service {1} do not end and keep the application in memory until they do",
                    stuck,
                    service);
        }
        source.outbox().flush();
        source.heartbeat().close();
        giveBack();
    }

    private static JobResponse stoppedTooEarly() {
        return JobResponse.failed(
                List.of(SoaError.of(ErrorCodes.SERVER_ERROR, "The service was stopped before the job was done.")));
    }

    private void giveUp(OverdueJob job) {
        turns.lose();
        LOG.log(
                Level.WARNING,
                "did not finish before the application stopped, and was interrupted: " + job.description(),
                job.place());
        job.answer();
    }

    private void giveBack() {
        Map<JobQueue, List<QueuedMessage>> untouched =
                turns.untouched().stream().collect(Collectors.groupingBy(QueuedMessage::queue));
        for (JobQueue queue : source.queues()) {
            giveBack(queue, untouched.getOrDefault(queue, List.of()));
        }
    }

    private void giveBack(JobQueue queue, List<QueuedMessage> untouched) {
        try {
            if (!untouched.isEmpty()) {
                queue.requeue(untouched);
            }
        } catch (RedisException e) {
            complain(queue, untouched.size(), e);
        } finally {
            queue.close();
        }
    }

    private void complain(JobQueue queue, int untouched, RedisException cause) {
        if (queue.keepsInFlight()) {
            LOG.log(
                    Level.WARNING,
                    "could not put " + untouched + " messages of service " + service
                            + " back that were taken but not run; others get them when the lease of this server has ended",
                    cause);
        } else {
            LOG.log(
                    Level.ERROR,
                    "lost " + untouched + " messages of service " + service + " that were taken but not run",
                    cause);
        }
    }
}
