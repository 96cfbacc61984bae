/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jsoa.benchmarks.child.CallingPart;
import org.jsoa.benchmarks.child.PartSettings;
import org.jsoa.benchmarks.load.Call;

/** Callers that share one connection to send and one reply list, read by one thread. */
public final class CombiningClient implements CallingPart {

    private static final byte[] REPLIES = Wire.bytes("floor:replies");
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(10);

    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private CombiningSender requests;
    private Fetcher replies;

    /** Made by name. */
    public CombiningClient() {}

    @Override
    public void start(PartSettings settings) {
        requests = new CombiningSender(settings.redisPort());
        replies = new Fetcher(settings.redisPort(), REPLIES, this::receive, () -> {});
        replies.start();
    }

    @Override
    public Call open(String body) {
        byte[] bytes = Wire.bytes(body);
        return () -> call(bytes);
    }

    private void call(byte[] body) throws TimeoutException {
        long number = numbers.incrementAndGet();
        Pending own = new Pending(Thread.currentThread());
        pending.put(number, own);
        try {
            requests.send(Wire.REQUESTS, Message.request(REPLIES, number, body));
            Message.check(own.await(TIMEOUT), body);
        } finally {
            pending.remove(number);
        }
    }

    private void receive(byte[] reply) {
        Pending call = pending.get(Message.number(reply));
        if (call != null) {
            call.complete(reply);
        }
    }

    @Override
    public void close() {
        replies.stop();
        requests.close();
    }

    private static final class Pending {

        private final Thread caller;
        private volatile byte[] reply;

        Pending(Thread caller) {
            this.caller = caller;
        }

        void complete(byte[] received) {
            reply = received;
            LockSupport.unpark(caller);
        }

        byte[] await(long nanos) throws TimeoutException {
            long end = System.nanoTime() + nanos;
            while (reply == null) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new TimeoutException("no reply");
                }
                LockSupport.parkNanos(this, left);
            }
            return reply;
        }
    }
}
