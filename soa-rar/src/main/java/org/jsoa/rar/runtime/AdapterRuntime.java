/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.runtime;

import jakarta.resource.spi.work.WorkException;
import java.time.Clock;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.connection.SendFailedException;
import org.jsoa.rar.protocol.RequestWriter;
import org.jsoa.rar.protocol.ResponseReader;
import org.jsoa.rar.redis.BatchingSender;
import org.jsoa.rar.redis.CallSettings;
import org.jsoa.rar.redis.ServiceCaller;

/** What lives from the start of the adapter to its stop. */
public final class AdapterRuntime implements AutoCloseable {

    /** How late a call that nobody waits in may end. */
    private static final long EXPIRY_PERIOD_MILLIS = 100;

    private final AtomicBoolean calling = new AtomicBoolean();
    private volatile boolean open = true;
    private final AdapterSettings settings;
    private final ServerThreads threads;
    private final Timer timer;
    private final BatchingSender sender;
    private final ServiceCaller caller;
    private final Clock clock;

    /**
     * Creates the runtime. Nothing connects before it is needed.
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
        this.sender = new BatchingSender(settings.redis());
        this.caller = new ServiceCaller(settings.redis(), sender, callSettings(settings), clock);
    }

    private static CallSettings callSettings(AdapterSettings settings) {
        AdapterSettings.Client client = settings.client();
        return new CallSettings(
                new RequestWriter(client.protocol(), client.serializer(), client.maxRequestBytes()),
                new ResponseReader(settings.limits()),
                settings.limits().maxFrameBytes(),
                client.timeout(),
                settings.queueCapacity());
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
     * Returns the sender that everything in this adapter shares.
     *
     * @return the sender
     */
    public BatchingSender sender() {
        return sender;
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
     * Returns what calls services. The first call starts the wait for replies.
     *
     * @param job the call to be made
     * @return the caller
     * @throws SendFailedException if the server has no thread to wait for replies
     */
    public ServiceCaller callerFor(OutgoingJob job) {
        if (!calling.get() && calling.compareAndSet(false, true)) {
            startCalling(job);
        }
        return caller;
    }

    private void startCalling(OutgoingJob job) {
        try {
            threads.run("JSOA reply reader", caller.replyLoop());
        } catch (WorkException e) {
            calling.set(false);
            throw new SendFailedException(job.service(), "the server has no thread to wait for replies", e);
        }
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        caller.expireCalls();
                    }
                },
                EXPIRY_PERIOD_MILLIS,
                EXPIRY_PERIOD_MILLIS);
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
        sender.close();
    }
}
