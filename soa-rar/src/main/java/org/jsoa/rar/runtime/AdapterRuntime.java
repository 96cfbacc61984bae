/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.jsoa.rar.protocol.RequestWriters;
import org.jsoa.rar.protocol.ResponseReader;
import org.jsoa.rar.redis.CallSettings;
import org.jsoa.rar.redis.DeadLetterStream;
import org.jsoa.rar.redis.LeaseKeeper;
import org.jsoa.rar.redis.Ring;
import org.jsoa.rar.redis.Senders;
import org.jsoa.rar.redis.ServiceCaller;

/** What lives from the start of the adapter to its stop. */
public final class AdapterRuntime implements AutoCloseable {

    /** How late a call that nobody waits in may end, and a job whose time is over. */
    private static final long TICK_MILLIS = 100;

    private static final Logger LOG = System.getLogger(AdapterRuntime.class.getName());

    private volatile boolean open = true;
    private final AdapterSettings settings;
    private final ServerThreads threads;
    private final Timer timer;
    private final Ring ring;
    private final Senders senders;
    private final ServiceCaller caller;
    private final List<LeaseKeeper> leases;
    private final DeadLetterStream deadLetters;
    private final Clock clock;
    private boolean keepsLeases;

    /**
     * Creates the runtime.
     *
     * @param settings the checked settings
     * @param threads the server's threads
     * @param timer the server's timer; cancelled on close
     */
    public AdapterRuntime(AdapterSettings settings, ServerThreads threads, Timer timer) {
        this.settings = settings;
        this.threads = threads;
        this.timer = timer;
        this.clock = Clock.systemUTC();
        this.ring = settings.redis().ring();
        this.senders = new Senders(ring);
        this.leases = senders.all().stream()
                .map(sender ->
                        new LeaseKeeper(sender, settings.server().safety().lease()))
                .toList();
        this.deadLetters = new DeadLetterStream(senders);
        this.caller = new ServiceCaller(ring, senders, callSettings(settings), clock);
    }

    private static CallSettings callSettings(AdapterSettings settings) {
        AdapterSettings.Client client = settings.client();
        return new CallSettings(
                new RequestWriters(client.protocol(), client.serializer(), client.maxRequestBytes()),
                new ResponseReader(settings.limits()),
                settings.limits().maxFrameBytes(),
                client.timeout(),
                settings.queueCapacity(),
                client.chunkingServices());
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
     * Returns where the lists are.
     *
     * @return the places
     */
    public Ring ring() {
        return ring;
    }

    /**
     * Returns the senders that everything in this adapter shares.
     *
     * @return the senders
     */
    public Senders senders() {
        return senders;
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
     * Begins to wait for replies.
     *
     * <p>Not left to the first call, which an application makes: a thread made then would keep that application's classes
     * for as long as the server keeps the thread.
     *
     * @throws WorkException if the server has no thread to wait for replies
     */
    public void start() throws WorkException {
        for (Runnable loop : caller.replyLoops()) {
            threads.run("JSOA reply reader", loop);
        }
        everyTick(caller::expireCalls);
    }

    /**
     * Does something about ten times a second, on a thread that all share, until the returned task is cancelled.
     *
     * @param work must not block
     * @return what to cancel
     */
    public TimerTask everyTick(Runnable work) {
        TimerTask task = new TimerTask() {
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
        timer.schedule(task, TICK_MILLIS, TICK_MILLIS);
        return task;
    }

    /**
     * Returns what calls services.
     *
     * @return the caller
     */
    public ServiceCaller caller() {
        return caller;
    }

    /**
     * Returns what keeps the leases of queues that deliver at least once, once {@link #keepLeases} was called.
     *
     * @return a keeper for each place of the ring, so that none waits for the server of another
     */
    public List<LeaseKeeper> leases() {
        return leases;
    }

    /**
     * Begins to keep leases, unless that has begun before.
     *
     * @throws WorkException if the server has no thread for it
     */
    public synchronized void keepLeases() throws WorkException {
        if (!keepsLeases) {
            for (LeaseKeeper keeper : leases) {
                threads.run("JSOA lease keeper", keeper);
            }
            keepsLeases = true;
        }
    }

    /**
     * Returns what keeps the messages that services did not run.
     *
     * @return the dead letters of all services
     */
    public DeadLetterStream deadLetters() {
        return deadLetters;
    }

    /**
     * Tells whether the adapter still runs.
     *
     * @return false once it is stopped
     */
    public boolean isOpen() {
        return open;
    }

    /** Ends all calls and closes all sockets. */
    @Override
    public void close() {
        open = false;
        timer.cancel();
        caller.close();
        leases.forEach(LeaseKeeper::close);
        senders.close();
    }
}
