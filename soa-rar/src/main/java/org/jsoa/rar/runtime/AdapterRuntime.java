/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoa.rar.config.AdapterSettings;
import org.jsoa.rar.config.FactorySettings;
import org.jsoa.rar.config.RedisClientSettings;
import org.jsoa.rar.config.Setting;
import org.jsoa.rar.queue.LeaseRenewer;
import org.jsoa.rar.time.MonotonicClock;

/** What lives from the start of the adapter to its stop. */
public final class AdapterRuntime implements AutoCloseable {

    /** How late a call that nobody waits in may end, and a job whose time is over. */
    private static final long TICK_MILLIS = 100;

    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(AdapterRuntime.class.getName());

    private final AdapterSettings settings;
    private final FactorySettings factories;
    private final ServerThreads threads;
    private final Timer timer;
    private final Clock clock = Clock.systemUTC();
    private final RedisClient outlet;
    private final RedisClients others = new RedisClients(this::startElsewhere);
    private final List<LeaseRenewer> leases;
    private int keepersAtWork;

    /**
     * Creates the runtime.
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
        this.outlet = new RedisClient(settings.outlet(), clock);
        this.leases = outlet.senders().all().stream()
                .map(sender ->
                        new LeaseRenewer(sender, settings.server().safety().lease(), MonotonicClock.SYSTEM))
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
     * Returns the way to the Redis of the adapter, where services are served and most calls go.
     *
     * @return the outlet
     */
    public RedisClient outlet() {
        return outlet;
    }

    /**
     * Returns the way to Redis for a connection factory.
     *
     * @param own what the factory says itself
     * @return the outlet, which all factories share that say the same
     * @throws IllegalArgumentException if a setting is wrong, naming it and what it must be
     * @throws WorkException if the server has no thread for a new outlet
     */
    public RedisClient outlet(Map<Setting, String> own) throws WorkException {
        return own.isEmpty() ? outlet : others.get(factories.of(own));
    }

    /**
     * Returns the clock that expiries are told by.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * Begins to wait for replies, and to send for those who have no time to wait.
     *
     * <p>Not left to the first call, which an application makes: a thread made then would keep that application's classes
     * for as long as the server keeps the thread.
     *
     * @throws WorkException if the server has no thread for that
     */
    public void start() throws WorkException {
        start(outlet);
    }

    private void start(RedisClient starting) throws WorkException {
        for (Runnable task : starting.senders().backgroundTasks()) {
            threads.run("JSOA sender", task);
        }
        for (Runnable loop : starting.caller().replyLoops()) {
            threads.run("JSOA reply reader", loop);
        }
        everyTick(starting.caller()::expireCalls);
        everyTick(starting.senders()::endOverdue);
    }

    /** Starts on the thread of the timer, since it is an application that asks. */
    private RedisClient startElsewhere(RedisClientSettings outletSettings) throws WorkException {
        RedisClient starting = new RedisClient(outletSettings, clock);
        FutureTask<Void> start = new FutureTask<>(() -> {
            start(starting);
            return null;
        });
        boolean started = false;
        try {
            timer.schedule(task(start), 0);
            start.get(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
            started = true;
            return starting;
        } catch (ExecutionException | TimeoutException e) {
            throw new WorkException("the server has no thread to wait for replies", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException("interrupted before there was a thread to wait for replies", e);
        } finally {
            if (!started) {
                starting.close();
            }
        }
    }

    /**
     * Does something about ten times a second, on a thread that all share, until the returned task is cancelled.
     *
     * @param work must not block
     * @return what to cancel
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
                    // It would end the timer, and with it every other task.
                    LOG.log(Level.ERROR, "what is done regularly failed", e);
                }
            }
        };
    }

    /**
     * Returns what keeps the leases of queues that deliver at least once, once {@link #keepLeases} was called.
     *
     * @return a keeper for each place of the ring, so that none waits for the server of another
     */
    public List<LeaseRenewer> leases() {
        return leases;
    }

    /**
     * Begins to keep leases, unless that has begun before.
     *
     * @throws WorkException if the server has no thread for it
     */
    public synchronized void keepLeases() throws WorkException {
        // The server may have refused a thread half way before.
        while (keepersAtWork < leases.size()) {
            threads.run("JSOA lease keeper", leases.get(keepersAtWork));
            keepersAtWork++;
        }
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        others.close();
        timer.cancel();
        leases.forEach(LeaseRenewer::close);
        outlet.close();
    }
}
