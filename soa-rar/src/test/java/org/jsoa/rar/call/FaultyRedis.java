/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jsoa.rar.connection.RedisAddress;
import org.jsoa.rar.connection.RedisConnection;
import redis.clients.jedis.commands.ProtocolCommand;

/** Connections to a real Redis, on which any step can be made to throw anything, once. */
final class FaultyRedis implements RedisConnection.Connector {

    /** A step of the threads that read and send. */
    enum Step {
        OPEN,
        WRITE,
        BLOCK,
        READ,
        READ_MANY,
        CLOSE,
        DECODE,
        LOG
    }

    private final Set<RedisConnection> open = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Fault> next = new AtomicReference<>();

    private record Fault(Step step, AtomicInteger before, Throwable failure) {}

    /** Makes a step throw. How many times it succeeds before that is counted from now on. */
    void arm(Step step, int before, Throwable failure) {
        next.set(new Fault(step, new AtomicInteger(before), failure));
    }

    /** Returns whether the step was reached since {@link #arm}. */
    boolean hasThrown() {
        return next.get() == null;
    }

    void disarm() {
        next.set(null);
    }

    /** Throws if it is the turn of this step. */
    void reach(Step step) {
        Fault fault = next.get();
        if (fault != null
                && fault.step == step
                && fault.before.getAndDecrement() == 0
                && next.compareAndSet(fault, null)) {
            if (fault.failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault.failure;
        }
    }

    int openConnections() {
        return open.size();
    }

    @Override
    public RedisConnection open(RedisAddress server, Duration responseTimeout, Consumer<Runnable> begun) {
        reach(Step.OPEN);
        RedisConnection real = RedisConnection.open(server, responseTimeout, begun);
        open.add(real);
        return new Connection(real);
    }

    private final class Connection implements RedisConnection {

        private final RedisConnection real;

        Connection(RedisConnection real) {
            this.real = real;
        }

        @Override
        public RedisAddress server() {
            return real.server();
        }

        @Override
        public long clientId() {
            return real.clientId();
        }

        @Override
        public void write(ProtocolCommand command, byte[]... arguments) {
            reach(Step.WRITE);
            real.write(command, arguments);
        }

        @Override
        public void longestBlock(Duration block) {
            reach(Step.BLOCK);
            real.longestBlock(block);
        }

        @Override
        public void resultTimeout(Duration timeout) {
            reach(Step.BLOCK);
            real.resultTimeout(timeout);
        }

        @Override
        public Object read() {
            Object result = real.read();
            reach(Step.READ);
            return result;
        }

        @Override
        public List<Object> read(int count) {
            List<Object> results = real.read(count);
            reach(Step.READ_MANY);
            return results;
        }

        @Override
        public boolean isAlive(Duration patience) {
            return real.isAlive(patience);
        }

        @Override
        public void close() {
            open.remove(real);
            real.close();
            reach(Step.CLOSE);
        }
    }
}
