/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.rar.protocol.ChunkAssembler;

/** Takes replies off a node's reply list and completes the calls that await them, until it is closed. */
final class ReplyLoop implements Runnable, Closeable {

    private static final Logger LOG = System.getLogger(ReplyLoop.class.getName());
    private static final int LARGEST_BATCH = 256;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final QueueReader queue;
    private final ReplyReceiver receiver;
    private final ChunkAssembler chunks;

    ReplyLoop(QueueReader queue, ReplyReceiver receiver) {
        this.queue = queue;
        this.receiver = receiver;
        this.chunks = receiver.assembler();
    }

    /** Tells whether replies can be received now, as far as is known. */
    boolean isUp() {
        return queue.isUp();
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try {
                queue.take(LARGEST_BATCH, this::receive, this::receive);
            } catch (RedisException e) {
                LOG.log(Level.DEBUG, "waiting for replies failed", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (closed.await(queue.untilNextAttempt().toMillis() + 1, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.DEBUG, "closed while waiting for Redis");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private void receive(byte[] bytes) {
        receiver.receive(bytes, chunks);
    }

    @Override
    public void close() {
        closed.countDown();
        queue.close();
    }
}
