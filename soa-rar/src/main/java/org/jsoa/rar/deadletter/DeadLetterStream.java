/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.deadletter;

import static org.jsoa.rar.connection.RedisConnection.bytes;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoa.deadletter.DeadLetterReason;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.command.LuaScript;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.command.RawCommand;
import org.jsoa.rar.command.RedisCommand;
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.sender.Senders;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.Ring;
import org.jsoa.rar.topology.ServiceKeys;
import org.jsoa.untrusted.SafeLogger;
import redis.clients.jedis.Protocol.Command;

/**
 * The dead letters in Redis: messages that a service did not run, or not to the end. Redis keeps the last ones of each
 * service within {@link DeadLetterBounds}. Safe for use by many threads.
 *
 * @since 0.1
 */
public final class DeadLetterStream {

    private static final LuaScript KEEP = new LuaScript(2, DeadLetterBounds.KEEP_FUNCTION + """
            keep(KEYS[1], KEYS[2], ARGV)
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

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Logger LOG = SafeLogger.of(DeadLetterStream.class);

    /** Replaces an explanation that may quote encrypted text, which must not be stored in Redis. */
    public static final String CONFIDENTIAL = "the encrypted content is invalid, see the log";

    private final Senders senders;
    private final InstantSource clock;
    private final DeadLetterReader reader;

    /**
     * A dead letter.
     *
     * @param id its id in the stream
     * @param message its content
     */
    public record Entry(String id, StoredDeadLetter message) {}

    /**
     * Creates the dead letters of all services.
     *
     * @param senders the senders to the Redis that has the streams
     * @param ring the same Redis, for reading
     * @param clock tells when a message becomes a dead letter
     * @param monotonic measures back-offs
     */
    public DeadLetterStream(Senders senders, Ring ring, InstantSource clock, MonotonicClock monotonic) {
        this.senders = senders;
        this.clock = clock;
        this.reader = new DeadLetterReader(ring, monotonic, RedisConnection::open);
    }

    /**
     * Adds a dead letter, or logs that it cannot.
     *
     * @param service the service whose queue the message was on
     * @param frame the message as it came
     * @param reason why it is a dead letter
     * @param explanation the reason, as text for people
     * @param job the job that the message asks for, or null if it cannot be read
     */
    public void keep(String service, byte[] frame, DeadLetterReason reason, String explanation, JobRequest job) {
        try {
            keep(service, StoredDeadLetter.of(clock.instant(), reason, explanation, job, frame));
        } catch (RedisException e) {
            LOG.log(Level.ERROR, "could not keep a dead letter of service " + service + ": " + e.getMessage());
        }
    }

    private void keep(String service, StoredDeadLetter message) throws RedisException {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(key(service));
        arguments.add(bytes(ServiceKeys.deadLetterSizes(service)));
        message.fields().forEach((name, value) -> {
            arguments.add(bytes(name));
            arguments.add(value);
        });
        send(service, RawCommand.eval(KEEP, arguments));
    }

    /**
     * Counts the dead letters of a service.
     *
     * @param service the service
     * @return how many there are
     * @throws RedisException if Redis does not respond
     */
    public long count(String service) throws RedisException {
        return (Long) send(service, new RawCommand(Command.XLEN, key(service)));
    }

    /**
     * Returns dead letters, the oldest first.
     *
     * @param service the service
     * @param after the id after which to begin, or null
     * @param most how many to return at most
     * @return the dead letters
     * @throws RedisException if Redis does not respond
     */
    public List<Entry> list(String service, String after, int most) throws RedisException {
        return reader.read(ServiceKeys.deadLetters(service), after == null ? "-" : "(" + after, "+", most);
    }

    /**
     * Finds a dead letter.
     *
     * @param service the service
     * @param id its id
     * @return the dead letter; empty if there is none
     * @throws RedisException if Redis does not respond
     */
    public Optional<Entry> find(String service, String id) throws RedisException {
        return reader.read(ServiceKeys.deadLetters(service), id, id, 1).stream().findFirst();
    }

    /**
     * Puts a message on its queue and deletes the dead letter, in one step.
     *
     * @param service the service
     * @param id the id of the dead letter
     * @param push the one message to put on the queue
     * @return whether there was a dead letter with the id
     * @throws RedisException if it was not done, or may not have been
     */
    public boolean replay(String service, String id, Push push) throws RedisException {
        RawCommand replay = RawCommand.eval(
                REPLAY,
                List.of(
                        key(service),
                        bytes(push.key()),
                        bytes(id),
                        push.frames().get(0),
                        bytes(Long.toString(push.life().toSeconds())),
                        bytes(Integer.toString(push.capacity()))));
        return ((Long) send(service, replay)) == 1;
    }

    /**
     * Deletes a dead letter.
     *
     * @param service the service
     * @param id its id
     * @return whether there was one
     * @throws RedisException if it was not done, or may not have been
     */
    public boolean purge(String service, String id) throws RedisException {
        return ((Long) send(service, new RawCommand(Command.XDEL, key(service), bytes(id)))) == 1;
    }

    /**
     * Deletes all dead letters of a service.
     *
     * @param service the service
     * @return how many there were
     * @throws RedisException if it was not done, or may not have been
     */
    public long purgeAll(String service) throws RedisException {
        return (Long) send(service, RawCommand.eval(PURGE_ALL, List.of(key(service))));
    }

    private Object send(String service, RedisCommand command) throws RedisException {
        return senders.to(ServiceKeys.deadLetters(service)).send(command, PATIENCE);
    }

    private static byte[] key(String service) {
        return bytes(ServiceKeys.deadLetters(service));
    }
}
