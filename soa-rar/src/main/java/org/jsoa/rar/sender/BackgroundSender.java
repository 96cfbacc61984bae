/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.sender;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoa.rar.connection.RedisException;

/**
 * Waits for Redis in the place of those who have no time for it: connections are made here, and messages sent whose senders
 * must not be kept longer than they said. {@link #run} must run on a thread of its own, or on several so that one errand does not
 * wait for another; it rests while nobody asks for anything.
 */
final class BackgroundSender implements Runnable, Closeable {

    private static final Logger LOG = System.getLogger(BackgroundSender.class.getName());

    private final BlockingQueue<Runnable> errands = new LinkedBlockingQueue<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile boolean closed;

    /** Finds something out. */
    interface Question<T> {

        /** Returns the answer, or throws if nobody knows. */
        T ask() throws RedisException.NotSent;
    }

    /** Tells whether there is a thread for this: while there is none, all have to wait for Redis themselves. */
    boolean isAtWork() {
        return atWork.get() > 0;
    }

    /** Has something done, without waiting for it. */
    void send(Runnable errand) {
        errands.add(errand);
        if (!isAtWork()) {
            doWhatIsLeft();
        }
    }

    /**
     * Has something found out.
     *
     * @param patience how long to wait for it at most
     * @throws RedisException.NotSent if nobody knows, or not in time
     */
    <T> T ask(Question<T> question, Duration patience) throws RedisException.NotSent {
        if (!isAtWork()) {
            return question.ask();
        }
        FutureTask<T> errand = new FutureTask<>(question::ask);
        send(errand);
        try {
            return errand.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RedisException.NotSent failure
                    ? failure
                    : new RedisException.NotSent(e.getCause().toString(), e);
        } catch (TimeoutException e) {
            throw new RedisException.NotSent("Redis took too long to say where to send to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException.NotSent("interrupted while Redis was asked where to send to", e);
        } finally {
            errand.cancel(false);
            // While one hangs, those that nobody waits for any more must not pile up behind it.
            errands.remove(errand);
        }
    }

    @Override
    public void run() {
        atWork.incrementAndGet();
        try {
            while (!closed) {
                carryOut(errands.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (atWork.decrementAndGet() == 0) {
                doWhatIsLeft();
            } else {
                // What ends this one is to end the others too.
                errands.add(() -> {});
            }
        }
    }

    private void doWhatIsLeft() {
        for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
            carryOut(errand);
        }
    }

    private static void carryOut(Runnable errand) {
        try {
            errand.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "what was to be done for others failed", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        errands.add(() -> {});
    }
}
