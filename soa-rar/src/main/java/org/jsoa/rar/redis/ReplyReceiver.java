/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jsoa.connection.InvalidMessageException;
import org.jsoa.rar.protocol.ChunkAssembler;
import org.jsoa.rar.protocol.Frame;
import org.jsoa.rar.protocol.ReceivedResponse;
import org.jsoa.rar.protocol.ResponseReader;
import org.jsoa.rar.protocol.UnreadableMessageException;

/** Brings what arrives on a reply list to the call that awaits it. */
final class ReplyReceiver {

    private static final Logger LOG = System.getLogger(ReplyReceiver.class.getName());
    private static final int MOST_CHUNKS = 10_000;

    private final ResponseReader reader;
    private final int maxReplyBytes;
    private final PendingCalls pending;
    private final ChunkingServices chunking;

    ReplyReceiver(ResponseReader reader, int maxReplyBytes, PendingCalls pending, ChunkingServices chunking) {
        this.reader = reader;
        this.maxReplyBytes = maxReplyBytes;
        this.pending = pending;
        this.chunking = chunking;
    }

    /** Makes what puts the chunks on one list together. */
    ChunkAssembler assembler() {
        return new ChunkAssembler(maxReplyBytes, MOST_CHUNKS);
    }

    /**
     * Receives a message.
     *
     * @param bytes what was on the list
     * @param chunks what came on that list before
     * @return how many chunks of its reply are still to come; 0 if the reply has ended, well or not
     */
    int receive(byte[] bytes, ChunkAssembler chunks) {
        try {
            Frame frame = Frame.parse(bytes);
            Optional<Frame> whole = frame.isChunk() ? chunks.add(frame) : Optional.of(frame);
            if (whole.isEmpty()) {
                return frame.chunkCount() - frame.chunkId();
            }
            ReceivedResponse received = reader.read(whole.get());
            pending.take(received.requestId()).ifPresent(call -> {
                chunking.replied(call.job().service(), frame.isChunk());
                call.reply().complete(received.response());
            });
        } catch (UnreadableMessageException e) {
            LOG.log(Level.WARNING, "unreadable reply of {0} bytes: {1}", bytes.length, e.getMessage());
            e.requestId().flatMap(pending::take).ifPresent(call -> call.reply()
                    .completeExceptionally(unreadable(call, e)));
        }
        return 0;
    }

    private static InvalidMessageException unreadable(PendingCalls.Call call, UnreadableMessageException cause) {
        return new InvalidMessageException(call.job().service(), cause.getMessage(), cause);
    }
}
