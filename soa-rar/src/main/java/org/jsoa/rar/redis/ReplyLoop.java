/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsoa.connection.InvalidMessageException;
import org.jsoa.rar.protocol.ChunkAssembler;
import org.jsoa.rar.protocol.Frame;
import org.jsoa.rar.protocol.ReceivedResponse;
import org.jsoa.rar.protocol.ResponseReader;
import org.jsoa.rar.protocol.UnreadableMessageException;

/** Takes replies off a node's reply list and completes the calls that await them, until it is closed. */
final class ReplyLoop implements Runnable, Closeable {

    private static final Logger LOG = System.getLogger(ReplyLoop.class.getName());
    private static final int LARGEST_BATCH = 256;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final QueueReader queue;
    private final ResponseReader reader;
    private final ChunkAssembler chunks;
    private final PendingCalls pending;

    ReplyLoop(QueueReader queue, ResponseReader reader, ChunkAssembler chunks, PendingCalls pending) {
        this.queue = queue;
        this.reader = reader;
        this.chunks = chunks;
        this.pending = pending;
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
        try {
            Frame frame = Frame.parse(bytes);
            Optional<Frame> whole = frame.isChunk() ? chunks.add(frame) : Optional.of(frame);
            if (whole.isPresent()) {
                ReceivedResponse received = reader.read(whole.get());
                pending.complete(received.requestId(), received.response());
            }
        } catch (UnreadableMessageException e) {
            LOG.log(Level.WARNING, "unreadable reply of {0} bytes: {1}", bytes.length, e.getMessage());
            e.requestId().ifPresent(id -> pending.fail(id, call -> unreadable(call, e)));
        }
    }

    private static InvalidMessageException unreadable(PendingCalls.Call call, UnreadableMessageException cause) {
        return new InvalidMessageException(call.job().service(), cause.getMessage(), cause);
    }

    @Override
    public void close() {
        closed.countDown();
        queue.close();
    }
}
