/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jsoa.client.TransportException;
import org.jsoa.connection.OutgoingJob;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.supervision.SupervisedTask;

/** What calls use of one shard: the sender of requests and the readers of the reply lists. */
final class ShardClient implements Closeable {

    private final Sender sender;
    private final ReplyReader replies;
    private final ChunkedReplyReader chunkedReplies;

    ShardClient(Sender sender, ReplyReader replies, ChunkedReplyReader chunkedReplies) {
        this.sender = sender;
        this.replies = replies;
        this.chunkedReplies = chunkedReplies;
    }

    Sender sender() {
        return sender;
    }

    /** Returns the reader of the list that most calls share. */
    ReplyReader replies() {
        return replies;
    }

    /** Returns the reader of the lists of single calls. */
    ChunkedReplyReader chunkedReplies() {
        return chunkedReplies;
    }

    /**
     * Begins to await the response to a job.
     *
     * @param ownList whether the call needs a reply list of its own
     */
    PendingCall await(OutgoingJob job, long deadline, boolean ownList) {
        return (ownList ? chunkedReplies.calls() : replies.calls()).add(job, deadline);
    }

    /**
     * Sends the request of a call whose thread waits for the response. If no other thread reads the shared reply list, this
     * thread reads it for a short while.
     */
    void send(PendingCall call, PendingCommand request, Duration timeout) {
        if (call.calls() == replies.calls()) {
            replies.sendAndRead(call, request, timeout);
        } else {
            sender.post(request, timeout);
        }
    }

    /** Returns whether requests can be sent and responses read, as far as is known. */
    boolean isUp() {
        return replies.isUp();
    }

    /** Returns how many calls await a response from this shard. */
    int inFlight() {
        return replies.calls().size() + chunkedReplies.calls().size();
    }

    void expireCalls(long now) {
        replies.endOverdue(now);
        chunkedReplies.endSlowAttempt(now);
        replies.calls().expire(now);
        chunkedReplies.calls().expire(now);
    }

    void failCalls(Function<PendingCall, TransportException> failure) {
        replies.calls().failAll(failure);
        chunkedReplies.calls().failAll(failure);
    }

    List<SupervisedTask> loops() {
        return List.of(replies, chunkedReplies);
    }

    @Override
    public void close() {
        replies.close();
        chunkedReplies.close();
    }
}
