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
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.SerialExecutor;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;

/** The parts of the service {@code example}, on a fake queue and a fake Redis. */
final class ServiceFixture {

    final RecordingRedis redis = new RecordingRedis();
    final FakeQueue queue;
    final StopSignal stop = new StopSignal();
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
                stop);
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
        WakePolicy policy = new WakePolicy(clock, 2);
        SerialExecutor retries = new SerialExecutor("retries", threads, clock);
        WorkerPool pool = new WorkerPool("example", new WorkerPool.Size(1, concurrency, 1), threads);
        return new ServiceConsumer(
                "example",
                new ServiceConsumer.Source(
                        endpoints, List.of(queue), buffer, new Heartbeat(Optional.empty(), Requests.CLOCK, clock)),
                processor(new JobDurationEstimator(false, clock), policy, concurrency, retries),
                new ServiceConsumer.Crew(
                        pool,
                        new LeaderFollowers(1, pool, policy, () -> !buffer.isEmpty()),
                        Runnable::run,
                        retries,
                        new SerialExecutor("recovery", threads, clock)),
                stop,
                clock);
    }

    /** Returns a time on the clock of the consumer by which every job of a test has ended. */
    long distantDeadline() {
        return clock.nanoTime() + Duration.ofSeconds(20).toNanos();
    }
}
