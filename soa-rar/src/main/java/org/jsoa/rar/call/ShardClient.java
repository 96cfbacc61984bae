/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.call;

import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jsoa.client.TransportException;
import org.jsoa.rar.command.PendingCommand;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Shard;

/** One place of a ring as calls use it: what sends requests there, and what awaits the replies there. */
final class ShardClient implements Closeable {

    private final Sender sender;
    private final ReplyReader sharedList;
    private final ChunkedReplyReader ownLists;

    ShardClient(
            Shard store,
            Sender sender,
            ReplyListNames addresses,
            Function<PendingCalls, ReplyDecoder> receivers,
            MonotonicClock clock) {
        this.sender = sender;
        this.sharedList = new ReplyReader(store, sender, addresses, receivers, clock);
        this.ownLists = new ChunkedReplyReader(store, sender, addresses, receivers, clock);
    }

    Sender sender() {
        return sender;
    }

    /** Returns the list that most replies come to. */
    ReplyReader sharedList() {
        return sharedList;
    }

    /** Returns the lists of calls that need one of their own. */
    ChunkedReplyReader ownLists() {
        return ownLists;
    }

    /**
     * Sends the request of a call of this thread, and takes replies until its own is there, if it is to come to the shared
     * list and nobody else takes them.
     */
    void send(PendingCalls.Call call, PendingCommand request, Duration patience) {
        if (call.among() == sharedList.calls()) {
            sharedList.sendAndTake(call, request, patience);
        } else {
            sender.post(request, patience);
        }
    }

    /** Tells how many calls await a reply here. */
    int awaited() {
        return sharedList.calls().size() + ownLists.calls().size();
    }

    void expireCalls(long now) {
        sharedList.endOverdue(now);
        ownLists.endSlowAttempt(now);
        sharedList.calls().expire(now);
        ownLists.calls().expire(now);
    }

    void failCalls(Function<PendingCalls.Call, TransportException> failure) {
        sharedList.calls().failAll(failure);
        ownLists.calls().failAll(failure);
    }

    List<Runnable> loops() {
        return List.of(sharedList, ownLists);
    }

    @Override
    public void close() {
        sharedList.close();
        ownLists.close();
    }
}
