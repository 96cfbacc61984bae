/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.message.SoaError;
import org.jsoa.rar.frame.ChunkAssembler;
import org.jsoa.rar.frame.Frame;
import org.jsoa.rar.frame.UnreadableMessageException;
import org.jsoa.rar.message.ReceivedResponse;

/** Brings what arrives on a reply list to the call that awaits it. */
final class ReplyDecoder {

    private static final Logger LOG = System.getLogger(ReplyDecoder.class.getName());
    private static final int MOST_CHUNKS = 10_000;
    private static final int MOST_ERRORS_SAID = 5;

    private final CallSettings settings;
    private final PendingCalls pending;
    private final ChunkingServices chunking;

    ReplyDecoder(CallSettings settings, PendingCalls pending, ChunkingServices chunking) {
        this.settings = settings;
        this.pending = pending;
        this.chunking = chunking;
    }

    /**
     * One list that replies come on.
     *
     * @param replyTo its name in requests
     * @param chunks what came on it before, of a reply that has not ended
     */
    record Source(String replyTo, ChunkAssembler chunks) {}

    Source source(String replyTo) {
        return new Source(replyTo, new ChunkAssembler(settings.maxReplyBytes(), MOST_CHUNKS));
    }

    /**
     * Receives a message.
     *
     * @param bytes what was on the list
     * @param source the list
     * @return how many chunks of its reply are still to come; 0 if the reply has ended, well or not
     */
    int receive(byte[] bytes, Source source) {
        try {
            Frame frame = Frame.parse(bytes);
            Optional<Frame> whole = frame.isChunk() ? source.chunks().add(frame) : Optional.of(frame);
            if (whole.isEmpty()) {
                return frame.chunkCount() - frame.chunkId();
            }
            ReceivedResponse received = settings.reader().read(whole.get(), source.replyTo());
            pending.take(received.requestId()).ifPresent(call -> {
                chunking.replied(call.job().service(), frame.isChunk());
                end(call, received);
            });
        } catch (UnreadableMessageException e) {
            LOG.log(Level.WARNING, "unreadable reply of {0} bytes: {1}", bytes.length, e.getMessage());
            e.requestId().flatMap(pending::take).ifPresent(call -> call.reply()
                    .completeExceptionally(unreadable(call, e)));
        }
        return 0;
    }

    /** Takes no plain reply to an encrypted request for an answer: anybody may have written it. But what it says may help. */
    private void end(PendingCalls.Call call, ReceivedResponse received) {
        if (received.encrypted() || !settings.writers().encrypts(call.job().sending())) {
            call.reply().complete(received.response());
        } else {
            call.reply()
                    .completeExceptionally(new InvalidMessageException(
                            call.job().service(),
                            "the request was encrypted, but the answer is not" + said(received),
                            null));
        }
    }

    private static String said(ReceivedResponse received) {
        List<SoaError> errors = received.response().errors();
        return errors.isEmpty()
                ? ""
                : errors.stream()
                        .limit(MOST_ERRORS_SAID)
                        .map(error -> error.code() + ": " + error.message())
                        .collect(Collectors.joining(", ", "; it says ", ""));
    }

    private static InvalidMessageException unreadable(PendingCalls.Call call, UnreadableMessageException cause) {
        return new InvalidMessageException(call.job().service(), cause.getMessage(), cause);
    }
}
