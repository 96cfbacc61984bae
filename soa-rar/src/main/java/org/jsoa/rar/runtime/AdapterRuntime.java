/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.config.FactorySettings;
import org.jsoa.rar.config.RedisClientSettings;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.queue.LeaseRenewer;
import org.jsoa.rar.supervision.Supervisor;
import org.jsoa.rar.supervision.Ticker;
import org.jsoa.rar.time.MonotonicClock;

/**
 * The resources of a started adapter: its Redis clients, its threads and its regular tasks.
 *
 * @since 0.1
 */
public final class AdapterRuntime implements AutoCloseable {

    /** How late an asynchronous call, or a job that is out of time, may end. */
    private static final Duration TICK = Duration.ofMillis(100);

    private final AdapterSettings settings;
    private final FactorySettings factories;
    private final ServerThreads threads;
    private final Ticker ticker;
    private final Supervisor supervisor;
    private final Clock clock = Clock.systemUTC();
    private final MonotonicClock monotonic = MonotonicClock.SYSTEM;
    private final RedisClient redis;
    private final RedisClients others = new RedisClients(this::startOther);
    private final List<LeaseRenewer> leases;

    private final AtomicBoolean renewing = new AtomicBoolean();

    /**
     * Creates the runtime. Nothing connects or runs yet.
     *
     * @param settings the checked settings
     * @param factories completes the settings of connection factories
     * @param threads the server's threads
     */
    public AdapterRuntime(AdapterSettings settings, FactorySettings factories, ServerThreads threads) {
        this.settings = settings;
        this.factories = factories;
        this.threads = threads;
        this.ticker = new Ticker(TICK, monotonic);
        this.supervisor = new Supervisor(name -> threads.named(name)::request, monotonic);
        this.redis = RedisClient.of(settings.redisClient(), clock, monotonic);
        this.leases = redis.senders().all().stream()
                .map(sender -> new LeaseRenewer(
                        sender,
                        settings.server().safety().lease(),
                        redis.settings().decodeLimits().maxFrameBytes(),
                        monotonic))
                .toList();
    }

    /**
     * Returns the checked settings.
     *
     * @return the settings
     */
    public AdapterSettings settings() {
        return settings;
    }

    /**
     * Returns the server's threads.
     *
     * @return the threads
     */
    public ServerThreads threads() {
        return threads;
    }

    /**
     * Returns the client of the adapter's own Redis. It serves all services and makes most calls.
     *
     * @return the client
     */
    public RedisClient redis() {
        return redis;
    }

    /**
     * Returns the client for a connection factory.
     *
     * @param own the settings of the factory itself
     * @return the client, which all factories with the same settings share
     * @throws IllegalArgumentException if a setting is wrong, naming it and what it must be
     * @throws IllegalStateException if the adapter is stopped
     */
    public RedisClient redis(Map<Setting, String> own) {
        return own.isEmpty() ? redis : others.get(factories.of(own));
    }

    /**
     * Returns the wall clock of the adapter. It decides when messages expire.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Returns the clock that measures durations.
     *
     * @return the clock
     */
    public MonotonicClock monotonic() {
        return monotonic;
    }

    /**
     * Starts to wait for responses, and to send for threads that cannot wait.
     *
     * <p>The first call must not start the threads. An application makes that call, and a thread made then would keep the
     * application's classes as long as the server keeps the thread.
     */
    public void start() {
        ticker.every(threads::tick);
        ticker.every(supervisor::tick);
        ticker.start();
        start(redis);
    }

    private void start(RedisClient client) {
        client.senders().backgroundTasks().forEach(task -> supervisor.keepRunning("the sender of JSOA", task));
        client.caller().replyLoops().forEach(loop -> supervisor.keepRunning("the reply reader of JSOA", loop));
        ticker.every(client.caller()::expireCalls);
        ticker.every(client.senders()::endOverdue);
    }

    /** Starts a client on the thread of the ticker, since the calling thread belongs to an application. */
    private RedisClient startOther(RedisClientSettings clientSettings) {
        RedisClient client = RedisClient.of(clientSettings, clock, monotonic);
        ticker.soon(() -> start(client));
        return client;
    }

    /**
     * Runs work about ten times a second, on a shared thread.
     *
     * @param work must not block
     * @return ends the work
     */
    public Runnable everyTick(Runnable work) {
        return ticker.every(work);
    }

    /**
     * Returns the renewers of leases, for queues that deliver at least once. They work from {@link #renewLeases} on.
     *
     * @return one for each shard, so that none waits for the server of another
     */
    public List<LeaseRenewer> leases() {
        return leases;
    }

    /** Starts to renew leases, unless that was started before. */
    public void renewLeases() {
        if (renewing.compareAndSet(false, true)) {
            leases.forEach(renewer -> supervisor.keepRunning("the lease renewer of JSOA", renewer));
        }
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        others.close();
        ticker.close();
        supervisor.close();
        leases.forEach(LeaseRenewer::close);
        redis.close();
    }
}
