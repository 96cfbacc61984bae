/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.outbound;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoa.client.ConnectionLostException;
import org.jsoa.client.InvalidMessageException;
import org.jsoa.client.SendFailedException;
import org.jsoa.client.TransportException;
import org.jsoa.deadletter.DeadLetter;
import org.jsoa.deadletter.DeadLetters;
import org.jsoa.message.JobControl;
import org.jsoa.message.JobRequest;
import org.jsoa.rar.codec.UnserializableValueException;
import org.jsoa.rar.command.Push;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.deadletter.DeadLetterStream;
import org.jsoa.rar.deadletter.StoredDeadLetter;
import org.jsoa.rar.message.EncryptionPolicy;
import org.jsoa.rar.message.OversizedRequestException;
import org.jsoa.rar.message.ReceivedRequest;
import org.jsoa.rar.message.RequestReader;
import org.jsoa.rar.message.RequestWriter;
import org.jsoa.rar.message.UnreadableMessageException;
import org.jsoa.rar.runtime.RedisClient;
import org.jsoa.rar.topology.ServiceKeys;

/** The dead letters of the services of one Redis. */
final class AdapterDeadLetters implements DeadLetters {

    /** The id of an entry of a Redis stream. */
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}-[0-9]{1,19}");

    /** How long a replayed message stays in Redis beyond its expiry, like any other message. */
    private static final Duration LIFE_MARGIN = Duration.ofSeconds(10);

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(365);
    private static final String UNREAD_REPLY_LIST = "service.jsoa.replayed!";

    private final RedisClient redis;
    private final DeadLetterStream stream;
    private final Predicate<String> requiresEncryption;

    /**
     * Creates the dead letters of one Redis.
     *
     * @param requiresEncryption whether this node refuses plain requests to a service
     */
    AdapterDeadLetters(RedisClient redis, Predicate<String> requiresEncryption) {
        this.redis = redis;
        this.requiresEncryption = requiresEncryption;
        this.stream = redis.deadLetters();
    }

    private RequestReader reader(String service, boolean encryptionRequired) {
        return new RequestReader(
                redis.settings().decodeLimits(), new EncryptionPolicy(service, redis.cipher(), encryptionRequired));
    }

    /** A query to Redis. */
    @FunctionalInterface
    private interface Query<T> {
        T ask() throws RedisException;
    }

    private static <T> T ask(String service, Query<T> query) {
        try {
            return query.ask();
        } catch (RedisException.ConnectionLost e) {
            throw new ConnectionLostException(service, e);
        } catch (RedisException e) {
            throw new SendFailedException(service, e.getMessage(), e);
        }
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a dead letter: \"" + id + "\"");
        }
        return id;
    }

    @Override
    public long count(String service) {
        return ask(service, () -> stream.count(service));
    }

    @Override
    public List<DeadLetter> list(String service, String after, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be positive, but is " + most);
        }
        String start = after == null ? null : checked(after);
        return ask(service, () -> stream.list(service, start, most)).stream()
                .map(entry -> letter(service, entry))
                .toList();
    }

    @Override
    public Optional<DeadLetter> find(String service, String id) {
        String known = checked(id);
        return ask(service, () -> stream.find(service, known)).map(entry -> letter(service, entry));
    }

    private DeadLetter letter(String service, DeadLetterStream.Entry entry) {
        StoredDeadLetter message = entry.message();
        return new DeadLetter(
                service,
                entry.id(),
                message.time(),
                message.reason(),
                message.explanation(),
                job(service, message.frame()),
                message.frame(),
                message.size());
    }

    private JobRequest job(String service, byte[] frame) {
        try {
            return reader(service, false).read(frame).job();
        } catch (UnreadableMessageException e) {
            // A message that cannot be read is a dead letter without a job.
            return null;
        }
    }

    @Override
    public boolean replay(String service, String id, Duration within) {
        if (within.compareTo(SHORTEST_WAIT) < 0 || within.compareTo(LONGEST_WAIT) > 0) {
            throw new IllegalArgumentException(
                    "within must be a millisecond to " + LONGEST_WAIT.toDays() + " days, but is " + within);
        }
        String known = checked(id);
        Optional<DeadLetterStream.Entry> entry = ask(service, () -> stream.find(service, known));
        if (entry.isEmpty()) {
            return false;
        }
        StoredDeadLetter message = entry.get().message();
        if (message.isCut()) {
            throw invalid(
                    service, "only " + message.frame().length + " of its " + message.size() + " bytes are kept", null);
        }
        Push push = new Push(
                ServiceKeys.requests(service),
                List.of(again(service, message.frame(), within)),
                within.plus(LIFE_MARGIN),
                redis.settings().callLimits().queueCapacity());
        return ask(service, () -> stream.replay(service, known, push));
    }

    /** Writes a message anew, in the form in which it came, and checks that the service accepts it. */
    private byte[] again(String service, byte[] frame, Duration within) {
        try {
            byte[] anew = anew(service, valid(service, reader(service, false).read(frame)), within);
            valid(service, reader(service, requiresEncryption.test(service)).read(anew));
            return anew;
        } catch (UnreadableMessageException | UnserializableValueException | OversizedRequestException e) {
            throw invalid(service, e.getMessage(), e);
        }
    }

    private static ReceivedRequest valid(String service, ReceivedRequest received) {
        if (received.job() == null) {
            throw invalid(service, "the job breaks the rules: " + received.errors(), null);
        }
        return received;
    }

    private byte[] anew(String service, ReceivedRequest received, Duration within)
            throws UnserializableValueException, OversizedRequestException {
        JobRequest job = received.job();
        JobRequest suppressed =
                new JobRequest(JobControl.of(job.control().continueOnError(), true), job.context(), job.actions());
        String replyTo = received.address().replyTo();
        return new RequestWriter(
                        received.address().protocol(),
                        received.address().contentType(),
                        redis.settings().decodeLimits().maxFrameBytes(),
                        received.address().encrypted() ? redis.cipher() : null)
                .write(
                        service,
                        requestId(received),
                        replyTo == null ? UNREAD_REPLY_LIST : replyTo,
                        redis.clock().instant().plus(within),
                        suppressed);
    }

    private static long requestId(ReceivedRequest received) {
        return received.address().requestId() instanceof Long id ? id : 0;
    }

    private static TransportException invalid(String service, String reason, Exception cause) {
        return new InvalidMessageException(service, "the dead letter cannot be replayed, " + reason, cause);
    }

    @Override
    public boolean purge(String service, String id) {
        String known = checked(id);
        return ask(service, () -> stream.purge(service, known));
    }

    @Override
    public long purgeAll(String service) {
        return ask(service, () -> stream.purgeAll(service));
    }
}
