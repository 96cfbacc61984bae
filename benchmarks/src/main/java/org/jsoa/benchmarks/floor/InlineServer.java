/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.benchmarks.floor;

import org.jsoa.benchmarks.child.Part;
import org.jsoa.benchmarks.child.PartSettings;
import redis.clients.jedis.Protocol.Command;

/** One thread does it all: takes a batch, answers it, sends the replies in one go. No service that works could do so. */
public final class InlineServer implements Part {

    private Wire replies;
    private Fetcher fetcher;
    private int unsent;

    /** Made by name. */
    public InlineServer() {}

    @Override
    public void start(PartSettings settings) {
        replies = Wire.to(settings.redisPort());
        fetcher = new Fetcher(settings.redisPort(), Wire.REQUESTS, this::answer, this::sendReplies);
        fetcher.start();
    }

    private void answer(byte[] request) {
        replies.write(Command.RPUSH, Message.replyList(request), Message.reply(request));
        unsent++;
    }

    private void sendReplies() {
        replies.skip(unsent);
        unsent = 0;
    }

    @Override
    public void close() {
        fetcher.stop();
        replies.close();
    }
}
