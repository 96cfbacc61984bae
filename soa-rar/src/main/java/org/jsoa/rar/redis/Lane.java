/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.io.Closeable;
import java.util.List;

/** One place of a ring as calls use it: what sends requests there, and what awaits the replies there. */
final class Lane implements Closeable {

    private final BatchingSender sender;
    private final String replyTo;
    private final ReplyLoop replyLoop;
    private final OwnReplyLists ownLists;

    Lane(RedisStore store, BatchingSender sender, ReplyAddresses addresses, ReplyReceiver receiver) {
        this.sender = sender;
        this.replyTo = addresses.next();
        this.replyLoop = new ReplyLoop(new QueueReader(store, ServiceKeys.replies(replyTo)), receiver);
        this.ownLists = new OwnReplyLists(store, sender, addresses, receiver);
    }

    BatchingSender sender() {
        return sender;
    }

    /** Returns the address of the list that most replies come to. */
    String replyTo() {
        return replyTo;
    }

    /** Returns the lists of calls that need one of their own. */
    OwnReplyLists ownLists() {
        return ownLists;
    }

    /** Tells whether replies can be received now, as far as is known. */
    boolean isUp() {
        return replyLoop.isUp();
    }

    List<Runnable> loops() {
        return List.of(replyLoop, ownLists);
    }

    @Override
    public void close() {
        replyLoop.close();
        ownLists.close();
    }
}
