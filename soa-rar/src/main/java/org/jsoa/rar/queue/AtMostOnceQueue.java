/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.queue;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Sender;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.rar.topology.Shard;
import redis.clients.jedis.Protocol.Command;

/**
 * A queue as PySOA serves it. Redis does not keep a message that is taken. The message is lost if this node dies before it
 * responds.
 *
 * @since 0.1
 */
public final class AtMostOnceQueue implements JobQueue {

    private final ListReader reader;
    private final Sender sender;
    private final byte[] key;

    /**
     * Creates a queue that connects when it is first used.
     *
     * @param shard the shard of its list
     * @param sender the sender to the same shard
     * @param service the service whose messages it has
     * @param clock measures back-offs
     */
    public AtMostOnceQueue(Shard shard, Sender sender, String service, MonotonicClock clock) {
        this(new ListReader(shard, ServiceKeys.requests(service), clock), sender, service);
    }

    AtMostOnceQueue(ListReader reader, Sender sender, String service) {
        this.reader = reader;
        this.sender = sender;
        this.key = bytes(ServiceKeys.requests(service));
    }

    @Override
    public void connect() throws RedisException {
        reader.probe();
    }

    @Override
    public boolean take(int most, ReplyBuffer replies, Consumer<QueuedMessage> backlog, Consumer<QueuedMessage> awaited)
            throws RedisException {
        return reader.take(
                most,
                replies,
                sender,
                frame -> backlog.accept(new QueuedMessage(frame, this)),
                frame -> awaited.accept(new QueuedMessage(frame, this)));
    }

    @Override
    public RedisCommand reply(QueuedMessage message, Push response, Sender through) {
        return response;
    }

    @Override
    public void replied(QueuedMessage message, RedisCommand reply) {
        // Redis does not have the message any more.
    }

    @Override
    public void acknowledge(QueuedMessage message) {
        // Redis does not have the message any more.
    }

    @Override
    public void requeue(List<QueuedMessage> messages) throws RedisException {
        byte[][] arguments = new byte[messages.size() + 1][];
        arguments[0] = key;
        for (int i = 0; i < messages.size(); i++) {
            arguments[messages.size() - i] = messages.get(i).frame();
        }
        boolean listIsNew = reader.send(new RawCommand(Command.LPUSH, arguments)) instanceof Long length
                && length == messages.size();
        if (listIsNew) {
            reader.send(new RawCommand(
                    Command.EXPIRE, key, bytes(Long.toString(ListReader.LIFE_AFTER_REQUEUE.toSeconds()))));
        }
    }

    @Override
    public boolean keepsInFlight() {
        return false;
    }

    @Override
    public Duration untilNextAttempt() {
        return reader.untilNextAttempt();
    }

    @Override
    public void wake() throws RedisException.NotSent {
        reader.wake();
    }

    @Override
    public void close() {
        reader.close();
    }
}
