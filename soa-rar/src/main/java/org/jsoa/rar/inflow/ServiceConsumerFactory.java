/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.inflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.endpoint.EndpointPool;
import org.jsoa.rar.message.EncryptionPolicy;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.ResponseWriter;
import org.jsoa.rar.message.ResponseWriterSettings;
import org.jsoa.rar.queue.AtMostOnceQueue;
import org.jsoa.rar.queue.JobQueue;
import org.jsoa.rar.queue.QueuedMessage;
import org.jsoa.rar.queue.ReplyBuffer;
import org.jsoa.rar.runtime.AdapterRuntime;
import org.jsoa.rar.runtime.RedisClient;
import org.jsoa.rar.runtime.SerialExecutor;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Shard;
import org.jsoa.service.DeliveryMode;
import org.jsoa.spi.ServedService;

/** Makes the consumers of one application, with everything that they use. */
final class ServiceConsumerFactory {

    private final EndpointPool endpoints;
    private final AdapterRuntime runtime;
    private final RedisClient redis;
    private final AdapterSettings.Server settings;
    private final MonotonicClock clock;
    private final StopSignal stop;

    /**
     * Creates a factory.
     *
     * @param endpoints the endpoints of the application
     * @param runtime the started adapter
     * @param stop ends the consumers
     */
    ServiceConsumerFactory(EndpointPool endpoints, AdapterRuntime runtime, StopSignal stop) {
        this.endpoints = endpoints;
        this.runtime = runtime;
        this.redis = runtime.redis();
        this.settings = runtime.settings().server();
        this.clock = runtime.monotonic();
        this.stop = stop;
    }

    /** Makes the consumer of a service. It connects and asks for threads when it is started. */
    ServiceConsumer consumer(ServedService service) {
        String name = service.name();
        RequestReader reader = new RequestReader(
                redis.settings().decodeLimits(),
                new EncryptionPolicy(name, redis.cipher(), settings.requiresEncryption(name)));
        StopSignal responsesEnd = new StopSignal();
        ReplySender replies = replies(name, responsesEnd);
        OrphanRecovery orphans = new OrphanRecovery(
                service, settings.safety().maxAttempts(), reader, replies, redis.deadLetters(), runtime.clock());
        SerialExecutor recovery = serial("the recovery of messages of service " + name);
        List<JobQueue> queues = service.delivery() == DeliveryMode.AT_MOST_ONCE
                ? atMostOnce(name)
                : atLeastOnce(name, lost -> recovery.execute(() -> orphans.recover(lost)));
        int concurrency = service.concurrency() == 0 ? settings.jobs().concurrency() : service.concurrency();
        ReplyBuffer buffer = new ReplyBuffer(ReplySender.PATIENCE, clock);
        endpoints.expect(concurrency);
        WorkerPool pool = new WorkerPool(
                new WorkerPool.Size(queues.size(), concurrency, settings.jobs().maxStuckWorkers()),
                new WorkerPool.Threads(
                        runtime.threads().named("a worker of service " + name), runtime.threads()::scarce),
                clock);
        WakePolicy policy = new WakePolicy(clock, Runtime.getRuntime().availableProcessors());
        SerialExecutor retries = serial("responses of service " + name + " that Redis did not take");
        ReplyDispatcher dispatcher = new ReplyDispatcher(
                replies, buffer, new ReplyDispatcher.Sharing(policy::jobsAreShort, concurrency), retries);
        LeaderFollowers rules = new LeaderFollowers(
                new QueueLeads(queues.size(), policy),
                pool,
                policy,
                new LeaderFollowers.State(() -> !buffer.isEmpty(), endpoints::available));
        WorkerLoop.Source source = new WorkerLoop.Source(
                endpoints,
                queues,
                buffer,
                new Heartbeat(settings.heartbeat().of(name), runtime.clock(), clock),
                redis.settings().redis().name());
        JobProcessor processor = new JobProcessor(
                name,
                reader,
                new JobProcessor.Replies(replies, dispatcher),
                redis.deadLetters(),
                new JobDurationEstimator(settings.jobs().refuseLate(), clock),
                runtime.clock(),
                clock);
        return new ServiceConsumer(
                name,
                source,
                new WorkerLoop(name, source, processor, pool, rules, stop, clock),
                new ServiceConsumer.Crew(
                        pool,
                        rules,
                        runtime.threads().named("the response to an overdue job of service " + name),
                        retries,
                        recovery),
                responsesEnd,
                clock);
    }

    private SerialExecutor serial(String name) {
        return new SerialExecutor(name, runtime.threads().named(name));
    }

    private ReplySender replies(String service, StopSignal end) {
        AdapterSettings.Responses responses = settings.responses();
        return new ReplySender(
                service,
                redis.senders(),
                new ReplySender.Form(
                        new ResponseWriter(
                                new ResponseWriterSettings(responses.maxBytes(), responses.chunkBytes()),
                                redis.cipher()),
                        responses.largeBytes(),
                        redis.settings().callLimits().queueCapacity()),
                runtime.clock(),
                clock,
                end);
    }

    private List<JobQueue> atMostOnce(String service) {
        List<Shard> shards = redis.ring().shards();
        List<Sender> senders = redis.senders().all();
        return IntStream.range(0, shards.size())
                .<JobQueue>mapToObj(i -> new AtMostOnceQueue(shards.get(i), senders.get(i), service, clock))
                .toList();
    }

    private List<JobQueue> atLeastOnce(String service, Consumer<List<QueuedMessage>> lost) {
        List<Shard> shards = redis.ring().shards();
        return IntStream.range(0, shards.size())
                .mapToObj(i -> runtime.leases().get(i).queue(shards.get(i), service, lost))
                .toList();
    }
}
