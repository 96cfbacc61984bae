/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import java.io.Closeable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import redis.clients.jedis.Protocol.Command;

/** Many threads send over one connection: the one that finds it free writes what all of them have, in one go. */
final class CombiningSender implements Closeable {

    private static final int LARGEST_BATCH = 256;

    private final Queue<Push> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();
    private final Wire wire;

    CombiningSender(int port) {
        wire = Wire.to(port);
    }

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Push(byte[] list, byte[] message) {}

    /** Returns when the message is sent, or another thread is about to send it. */
    void send(byte[] list, byte[] message) {
        waiting.add(new Push(list, message));
        // Whoever failed to get the turn did so before it was given back, so its message is seen here.
        while (!waiting.isEmpty() && turn.tryLock()) {
            try {
                sendBatch();
            } finally {
                turn.unlock();
            }
        }
    }

    private void sendBatch() {
        int count = 0;
        while (count < LARGEST_BATCH) {
            Push push = waiting.poll();
            if (push == null) {
                break;
            }
            wire.write(Command.RPUSH, push.list(), push.message());
            count++;
        }
        wire.skip(count);
    }

    @Override
    public void close() {
        wire.close();
    }
}
