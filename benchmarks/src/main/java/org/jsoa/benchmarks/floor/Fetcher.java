/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import static org.jsoa.benchmarks.floor.Wire.bytes;

import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisException;

/** One thread that takes all there is off a list in one round trip, and waits when there is nothing. */
final class Fetcher {

    private static final byte[] LARGEST_BATCH = bytes("256");

    private final Thread thread;
    private final Wire wire;

    /** Tells the end of each batch, for those who gather. */
    private final Runnable batchEnd;

    Fetcher(int port, byte[] list, Consumer<byte[]> messages, Runnable batchEnd) {
        this.wire = Wire.to(port);
        this.batchEnd = batchEnd;
        this.thread = new Thread(() -> fetch(list, messages), "fetcher");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void fetch(byte[] list, Consumer<byte[]> messages) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                wire.write(Command.LPOP, list, LARGEST_BATCH);
                wire.write(Command.BLPOP, list, Wire.WAIT);
                if (wire.read() instanceof List<?> batch) {
                    batch.forEach(message -> messages.accept((byte[]) message));
                    batchEnd.run();
                }
                if (wire.read() instanceof List<?> listAndMessage) {
                    messages.accept((byte[]) listAndMessage.get(1));
                    batchEnd.run();
                }
            }
        } catch (JedisException e) {
            if (!Thread.currentThread().isInterrupted()) {
                throw e;
            }
        }
    }

    void stop() {
        thread.interrupt();
        wire.close();
    }
}
