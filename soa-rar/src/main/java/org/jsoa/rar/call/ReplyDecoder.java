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
import org.jsoa.rar.frame.MalformedFrameException;
import org.jsoa.rar.log.ThrottledLog;
import org.jsoa.rar.message.ReceivedResponse;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.untrusted.SafeLogger;

/** Decodes the frames of reply lists and completes the calls that await the responses. */
final class ReplyDecoder {

    private static final Logger LOG = SafeLogger.of(ReplyDecoder.class);
    private static final int MAX_CHUNKS = 10_000;
    private static final int MAX_ERRORS_QUOTED = 5;

    private final CallSettings settings;
    private final PendingCalls calls;
    private final ChunkingServices chunking;
    private final ThrottledLog unreadable;
    private final ThrottledLog failures;

    ReplyDecoder(CallSettings settings, PendingCalls calls, ChunkingServices chunking, MonotonicClock clock) {
        this.settings = settings;
        this.calls = calls;
        this.chunking = chunking;
        this.unreadable = new ThrottledLog(clock);
        this.failures = new ThrottledLog(clock);
    }

    /**
     * One reply list.
     *
     * @param replyTo its name in requests
     * @param chunks the chunks of a response that is not complete
     */
    record Source(String replyTo, ChunkAssembler chunks) {}

    Source source(String replyTo) {
        return new Source(replyTo, new ChunkAssembler(settings.maxResponseBytes(), MAX_CHUNKS));
    }

    /** Returns the calls that this decoder completes. */
    PendingCalls calls() {
        return calls;
    }

    /**
     * Decodes a frame and completes its call.
     *
     * @param bytes an element of the list
     * @param source the list; used by one thread at a time
     * @return how many chunks of the response are still missing; 0 if the response has ended, whether readable or not
     */
    int receive(byte[] bytes, Source source) {
        try {
            Frame frame = Frame.parse(bytes);
            Optional<Frame> whole = frame.isChunk() ? source.chunks().add(frame) : Optional.of(frame);
            if (whole.isEmpty()) {
                return frame.chunkCount() - frame.chunkId();
            }
            ReceivedResponse received = settings.reader().read(whole.get(), source.replyTo());
            calls.take(received.requestId()).ifPresent(call -> {
                chunking.responded(call.job().service(), frame.isChunk());
                complete(call, received);
            });
        } catch (MalformedFrameException e) {
            warn(bytes, e);
        } catch (UnreadableMessageException e) {
            warn(bytes, e);
            e.requestId().flatMap(calls::take).ifPresent(call -> call.response()
                    .completeExceptionally(
                            new InvalidMessageException(call.job().service(), e.getMessage(), e)));
        } catch (RuntimeException | StackOverflowError e) {
            // The responses behind this one belong to other calls.
            long count = failures.count();
            if (count > 0) {
                LOG.log(
                        Level.ERROR,
                        "responses were dropped, since processing them failed unexpectedly: " + count
                                + " since the last line",
                        e);
            }
        }
        return 0;
    }

    private void warn(byte[] bytes, Exception cause) {
        long count = unreadable.count();
        if (count > 0) {
            LOG.log(
                    Level.WARNING,
                    "unreadable responses since the last line: {0,number,#}; the last of them, of {1,number,#} bytes: {2}",
                    count,
                    bytes.length,
                    cause.getMessage());
        }
    }

    /**
     * Completes a call. Every user of Redis can write a plain response. It is therefore not accepted for an encrypted
     * request. Its errors are quoted, since they may explain why the service could not encrypt.
     */
    private void complete(PendingCall call, ReceivedResponse received) {
        if (received.encrypted() || !settings.writers().encrypts(call.job().sending())) {
            call.response().complete(received.response());
        } else {
            call.response()
                    .completeExceptionally(new InvalidMessageException(
                            call.job().service(),
                            "the request was encrypted, but the response is not" + quotedErrors(received),
                            null));
        }
    }

    private static String quotedErrors(ReceivedResponse received) {
        List<SoaError> errors = received.response().errors();
        return errors.isEmpty()
                ? ""
                : errors.stream()
                        .limit(MAX_ERRORS_QUOTED)
                        .map(error -> error.code() + ": " + error.message())
                        .collect(Collectors.joining(", ", "; it says ", ""));
    }
}
