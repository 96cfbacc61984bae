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
import org.jsoa.rar.connection.RedisConnection;
import org.jsoa.rar.connection.RedisException;
import org.jsoa.rar.time.MonotonicClock;
import org.jsoa.rar.topology.ReconnectingConnection;
import org.jsoa.rar.topology.Ring;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads dead letters, which can be large. Each reading has a connection of its own, since calls must not wait for it, and closes it
 * at its end.
 */
final class DeadLetterReader {

    /** How many dead letters are read in one command. Redis serves others between two commands. */
    private static final int PAGE = 16;

    /** A failover or a move of the key ends the first attempt. */
    private static final int ATTEMPTS = 2;

    private static final BigInteger LATEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final Ring ring;
    private final MonotonicClock clock;
    private final RedisConnection.Connector connector;

    DeadLetterReader(Ring ring, MonotonicClock clock, RedisConnection.Connector connector) {
        this.ring = ring;
        this.clock = clock;
        this.connector = connector;
    }

    /**
     * Reads entries of a stream.
     *
     * @param key the stream
     * @param from the first id, in the form of {@code XRANGE}
     * @param to the last id
     * @param most how many to read at most
     */
    List<DeadLetterStream.Entry> read(String key, String from, String to, int most) throws RedisException {
        List<DeadLetterStream.Entry> entries = new ArrayList<>();
        try (ReconnectingConnection connection = new ReconnectingConnection(
                ring.shards().get(ring.indexOf(key)).masterOf(key),
                "dead letters",
                Duration.ZERO,
                clock,
                connector,
                opened -> {})) {
            String start = from;
            boolean isMore = true;
            while (isMore) {
                int count = Math.min(PAGE, most - entries.size());
                List<DeadLetterStream.Entry> page = page(connection, key, start, to, count);
                entries.addAll(page);
                isMore = page.size() == count && entries.size() < most;
                start = isMore ? "(" + page.get(count - 1).id() : start;
            }
        }
        return entries;
    }

    private static List<DeadLetterStream.Entry> page(
            ReconnectingConnection connection, String key, String from, String to, int count) throws RedisException {
        RedisException failure = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            RedisConnection open = connection.get();
            try {
                open.write(
                        Command.XRANGE,
                        bytes(key),
                        bytes(from),
                        bytes(to),
                        bytes("COUNT"),
                        bytes(Integer.toString(count)));
                return ((List<?>) open.read())
                        .stream().map(entry -> entry((List<?>) entry)).toList();
            } catch (JedisDataException e) {
                connection.broken(e);
                failure = new RedisException.NotSent("Redis refused: " + e.getMessage(), e);
            } catch (JedisException e) {
                connection.broken(e);
                failure = new RedisException.ConnectionLost(e.toString(), e);
            }
        }
        throw failure;
    }

    private static DeadLetterStream.Entry entry(List<?> idAndFields) {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        List<?> flat = (List<?>) idAndFields.get(1);
        for (int i = 0; i + 1 < flat.size(); i += 2) {
            fields.put(text(flat.get(i)), (byte[]) flat.get(i + 1));
        }
        String id = text(idAndFields.get(0));
        return new DeadLetterStream.Entry(id, StoredDeadLetter.read(timeIn(id), fields));
    }

    /** The first part of an id is the time by default, but a client that adds an entry may choose another id. */
    private static Instant timeIn(String id) {
        BigInteger millis = new BigInteger(id.substring(0, id.indexOf('-')));
        return Instant.ofEpochMilli(millis.min(LATEST).longValueExact());
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
