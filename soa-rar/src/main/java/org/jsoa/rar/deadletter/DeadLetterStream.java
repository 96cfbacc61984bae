/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.topology.ServiceKeys;
import redis.clients.jedis.Protocol.Command;

/**
 * Keeps messages that a service did not run, or not to the end: about the last {@link #CAPACITY} of each service, until
 * {@link #LIFE} after the last one. Safe for use by many threads.
 */
public final class DeadLetterStream {

    /** How many messages of a service are kept. */
    static final int CAPACITY = 10_000;

    /** How long after the last one they are kept. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final LuaScript KEEP = new LuaScript(1, """
            redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(ARGV, 3))
            redis.call('EXPIRE', KEYS[1], ARGV[2])
            return redis.status_reply('OK')
            """);

    private static final LuaScript REPLAY = new LuaScript(2, """
            local length = redis.call('LLEN', KEYS[2])
            if length >= tonumber(ARGV[4]) then
              return redis.error_reply('queue full')
            end
            if redis.call('XDEL', KEYS[1], ARGV[1]) == 0 then
              return 0
            end
            redis.call('RPUSH', KEYS[2], ARGV[2])
            local left = redis.call('TTL', KEYS[2])
            if length == 0 or (left >= 0 and left < tonumber(ARGV[3])) then
              redis.call('EXPIRE', KEYS[2], ARGV[3])
            end
            return 1
            """);

    private static final LuaScript PURGE_ALL = new LuaScript(1, """
            local count = redis.call('XLEN', KEYS[1])
            redis.call('DEL', KEYS[1])
            return count
            """);

    private static final BigInteger LATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Senders senders;

    /**
     * A message that is kept.
     *
     * @param id what Redis calls it
     * @param message what is known of it
     */
    public record Entry(String id, StoredDeadLetter message) {}

    /**
     * Creates the keeper.
     *
     * @param senders sends to the Redis that holds the streams
     */
    public DeadLetterStream(Senders senders) {
        this.senders = senders;
    }

    /**
     * Keeps a message.
     *
     * @param service the service whose queue it was on
     * @param message what is known of it
     * @throws RedisException if it could not be kept
     */
    public void keep(String service, StoredDeadLetter message) throws RedisException {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(key(service));
        arguments.add(bytes(Integer.toString(CAPACITY)));
        arguments.add(bytes(Long.toString(LIFE.toSeconds())));
        message.fields().forEach((name, value) -> {
            arguments.add(bytes(name));
            arguments.add(value);
        });
        ask(service, KEEP.query(arguments));
    }

    /**
     * Counts.
     *
     * @param service the service
     * @return how many messages of it are kept
     * @throws RedisException if Redis does not answer
     */
    public long count(String service) throws RedisException {
        return (Long) ask(service, new RawCommand(Command.XLEN, key(service)));
    }

    /**
     * Returns messages, the oldest first.
     *
     * @param service the service
     * @param after the id before the first one, or null
     * @param most how many at most
     * @return the messages
     * @throws RedisException if Redis does not answer
     */
    public List<Entry> list(String service, String after, int most) throws RedisException {
        return range(service, after == null ? "-" : "(" + after, "+", most);
    }

    /**
     * Finds a message.
     *
     * @param service the service
     * @param id the id of the message
     * @return the message; empty if there is none
     * @throws RedisException if Redis does not answer
     */
    public Optional<Entry> find(String service, String id) throws RedisException {
        return range(service, id, id, 1).stream().findFirst();
    }

    private List<Entry> range(String service, String from, String to, int most) throws RedisException {
        Object answer = ask(
                service,
                new RawCommand(
                        Command.XRANGE,
                        key(service),
                        bytes(from),
                        bytes(to),
                        bytes("COUNT"),
                        bytes(Integer.toString(most))));
        return ((List<?>) answer).stream().map(entry -> entry((List<?>) entry)).toList();
    }

    private static Entry entry(List<?> idAndFields) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        List<?> flat = (List<?>) idAndFields.get(1);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(text(flat.get(i)), (byte[]) flat.get(i + 1));
        }
        String id = text(idAndFields.get(0));
        return new Entry(id, StoredDeadLetter.read(timeIn(id), fields));
    }

    /** The first part of an id is the time, but whoever adds an entry may choose another. */
    private static Instant timeIn(String id) {
        BigInteger millis = new BigInteger(id.substring(0, id.indexOf('-')));
        return Instant.ofEpochMilli(millis.min(LATEST).longValueExact());
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /**
     * Puts a message on its queue and takes the one that is kept away, in one step.
     *
     * @param service the service
     * @param id the id of the message that is kept
     * @param push the one message to put on the queue
     * @return whether one was kept under the id
     * @throws RedisException if it could not be done, or nobody knows
     */
    public boolean replay(String service, String id, Push push) throws RedisException {
        RawCommand replay = REPLAY.query(List.of(
                key(service),
                bytes(push.key()),
                bytes(id),
                push.frames().get(0),
                bytes(Long.toString(push.life().toSeconds())),
                bytes(Integer.toString(push.capacity()))));
        return ((Long) ask(service, replay)) == 1;
    }

    /**
     * Throws a message away.
     *
     * @param service the service
     * @param id the id of the message
     * @return whether there was one
     * @throws RedisException if it could not be done, or nobody knows
     */
    public boolean purge(String service, String id) throws RedisException {
        return ((Long) ask(service, new RawCommand(Command.XDEL, key(service), bytes(id)))) == 1;
    }

    /**
     * Throws all messages away.
     *
     * @param service the service
     * @return how many there were
     * @throws RedisException if it could not be done, or nobody knows
     */
    public long purgeAll(String service) throws RedisException {
        return (Long) ask(service, PURGE_ALL.query(List.of(key(service))));
    }

    private Object ask(String service, RedisCommand question) throws RedisException {
        return senders.to(ServiceKeys.deadLetters(service)).send(question, PATIENCE);
    }

    private static byte[] key(String service) {
        return bytes(ServiceKeys.deadLetters(service));
    }
}
