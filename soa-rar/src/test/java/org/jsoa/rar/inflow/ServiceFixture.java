/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jsoa.rar.codec.DecodeLimits;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.SerialExecutor;
import org.jsoa.rar.runtime.ThreadSource;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.testing.GivenThreads;
import org.jsoa.rar.time.MonotonicClock;

/** The parts of the service {@code example}, on a fake queue and a fake Redis. */
final class ServiceFixture {

    final RecordingRedis redis = new RecordingRedis();
    final FakeQueue queue;
    final StopSignal stop = new StopSignal();
    final StopSignal responsesEnd = new StopSignal();
    final ReplyBuffer buffer;
    final ReplySender replies;
    final RequestReader reader = new RequestReader(DecodeLimits.DEFAULT);
    final DeadLetterStream deadLetters;
    private final MonotonicClock clock;

    ServiceFixture(FakeQueue queue, MonotonicClock clock) {
        this.queue = queue;
        this.clock = clock;
        this.buffer = new ReplyBuffer(ReplySender.PATIENCE, clock);
        Senders senders = redis.senders();
        this.replies = new ReplySender(
                "example",
                senders,
                new ReplySender.Form(
                        new ResponseWriter(new ResponseWriterSettings(100_000, -1), BodyCipher.NONE), 0, 100),
                Requests.CLOCK,
                clock,
                responsesEnd);
        this.deadLetters = new DeadLetterStream(senders, redis.ring(), Requests.CLOCK, clock);
    }

    /** Makes a processor whose responses are sent at once. */
    JobProcessor processor(JobDurationEstimator durations) {
        return processor(durations, new WakePolicy(() -> 0, 2), 1, Runnable::run);
    }

    private JobProcessor processor(
            JobDurationEstimator durations, WakePolicy policy, int concurrency, Executor retries) {
        return new JobProcessor(
                "example",
                reader,
                new JobProcessor.Replies(
                        replies,
                        new ReplyDispatcher(
                                replies,
                                buffer,
                                new ReplyDispatcher.Sharing(policy::jobsAreShort, concurrency),
                                retries)),
                deadLetters,
                durations,
                Requests.CLOCK,
                clock);
    }

    /** Makes a consumer; up to one of its workers is replaced when it is stuck. */
    ServiceConsumer consumer(MessageEndpointFactory endpoints, int concurrency, Executor threads) {
        return consumer(pool(endpoints), concurrency, threads);
    }

    /** Makes a pool of endpoints that stops with the consumers. */
    EndpointPool pool(MessageEndpointFactory endpoints) {
        return new EndpointPool(endpoints, stop::isGiven, clock);
    }

    ServiceConsumer consumer(EndpointPool endpoints, int concurrency, Executor executor) {
        ThreadSource threads = new GivenThreads(executor);
        WakePolicy policy = new WakePolicy(clock, 2);
        SerialExecutor retries = new SerialExecutor("retries", threads);
        WorkerPool pool = new WorkerPool(
                new WorkerPool.Size(1, concurrency, 1), new WorkerPool.Threads(threads, () -> false), clock);
        LeaderFollowers rules = new LeaderFollowers(
                new QueueLeads(1, policy),
                pool,
                policy,
                new LeaderFollowers.State(() -> !buffer.isEmpty(), endpoints::available));
        WorkerLoop.Source source = new WorkerLoop.Source(
                endpoints,
                List.of(queue),
                buffer,
                new Heartbeat(Optional.empty(), Requests.CLOCK, clock),
                "redis://fake");
        JobProcessor processor = processor(new JobDurationEstimator(false, clock), policy, concurrency, retries);
        return new ServiceConsumer(
                "example",
                source,
                new WorkerLoop("example", source, processor, pool, rules, stop, clock),
                new ServiceConsumer.Crew(
                        pool, rules, new GivenThreads(Runnable::run), retries, new SerialExecutor("recovery", threads)),
                responsesEnd,
                clock);
    }

    /** Returns a time on the clock of the consumer by which every job of a test has ended. */
    long distantDeadline() {
        return clock.nanoTime() + Duration.ofSeconds(20).toNanos();
    }
}
