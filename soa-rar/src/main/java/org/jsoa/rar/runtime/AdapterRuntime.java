/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.config.FactorySettings;
import org.jsoa.rar.config.RedisClientSettings;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.queue.LeaseRenewer;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/**
 * The resources of a started adapter: its Redis clients, its threads and its timer.
 *
 * @since 0.1
 */
public final class AdapterRuntime implements AutoCloseable {

    /** How late an asynchronous call, or a job that is out of time, may end. */
    private static final long TICK_MILLIS = 100;

    private static final Duration START_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = SafeLogger.of(AdapterRuntime.class);

    private final AdapterSettings settings;
    private final FactorySettings factories;
    private final ServerThreads threads;
    private final Timer timer;
    private final Clock clock = Clock.systemUTC();
    private final MonotonicClock monotonic = MonotonicClock.SYSTEM;
    private final RedisClient redis;
    private final RedisClients others = new RedisClients(this::startOther);
    private final List<LeaseRenewer> leases;

    /** The lease renewers that have a thread. */
    private final Set<LeaseRenewer> renewing = ConcurrentHashMap.newKeySet();

    /**
     * Creates the runtime. Nothing connects or runs yet.
     *
     * @param settings the checked settings
     * @param factories completes the settings of connection factories
     * @param threads the server's threads
     * @param timer the server's timer; cancelled on close
     */
    public AdapterRuntime(AdapterSettings settings, FactorySettings factories, ServerThreads threads, Timer timer) {
        this.settings = settings;
        this.factories = factories;
        this.threads = threads;
        this.timer = timer;
        this.redis = RedisClient.of(settings.redisClient(), clock, monotonic);
        this.leases = redis.senders().all().stream()
                .map(sender ->
                        new LeaseRenewer(sender, settings.server().safety().lease(), monotonic))
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
     * @throws RejectedExecutionException if the server has no thread for a new client
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
     *
     * @throws RejectedExecutionException if the server has no thread for that
     */
    public void start() {
        start(redis);
    }

    private void start(RedisClient client) {
        client.senders().backgroundTasks().forEach(threads.named("the sender of JSOA")::execute);
        client.caller().replyLoops().forEach(threads.named("the reply reader of JSOA")::execute);
        everyTick(client.caller()::expireCalls);
        everyTick(client.senders()::endOverdue);
    }

    /** Starts a client on the thread of the timer, since the calling thread belongs to an application. */
    private RedisClient startOther(RedisClientSettings clientSettings) {
        RedisClient client = RedisClient.of(clientSettings, clock, monotonic);
        FutureTask<Void> start = new FutureTask<>(() -> start(client), null);
        boolean started = false;
        try {
            timer.schedule(task(start), 0);
            start.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            started = true;
            return client;
        } catch (ExecutionException | TimeoutException e) {
            throw new RejectedExecutionException("the server has no thread to wait for responses", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted before there was a thread to wait for responses", e);
        } finally {
            if (!started) {
                client.close();
            }
        }
    }

    /**
     * Runs work about ten times a second, on a shared thread, until the returned task is cancelled.
     *
     * @param work must not block
     * @return the task to cancel
     */
    public TimerTask everyTick(Runnable work) {
        TimerTask task = task(work);
        timer.schedule(task, TICK_MILLIS, TICK_MILLIS);
        return task;
    }

    private static TimerTask task(Runnable work) {
        return new TimerTask() {
            @Override
            public void run() {
                try {
                    work.run();
                } catch (RuntimeException | Error e) {
                    // An exception would end the timer, and with it every other task.
                    LOG.log(Level.ERROR, "a regular task of JSOA failed", e);
                }
            }
        };
    }

    /**
     * Returns the renewers of leases, for queues that deliver at least once. They work from {@link #renewLeases} on.
     *
     * @return one for each shard, so that none waits for the server of another
     */
    public List<LeaseRenewer> leases() {
        return leases;
    }

    /**
     * Starts to renew leases, unless that was started before.
     *
     * @throws RejectedExecutionException if the server has no thread for it; the next call starts the renewers that are left
     */
    public void renewLeases() {
        leases.stream().filter(renewing::add).forEach(this::startRenewer);
    }

    private void startRenewer(LeaseRenewer renewer) {
        boolean started = false;
        try {
            threads.named("the lease renewer of JSOA").execute(renewer);
            started = true;
        } finally {
            if (!started) {
                renewing.remove(renewer);
            }
        }
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        others.close();
        timer.cancel();
        leases.forEach(LeaseRenewer::close);
        redis.close();
    }
}
