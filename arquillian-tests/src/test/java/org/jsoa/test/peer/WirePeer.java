/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.peer;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jsoa.test.environment.TestFiles;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** A caller that pushes frames to a service's list and pops the responses, as a PySOA client does. */
public final class WirePeer implements AutoCloseable {

    /** Longer than a server needs to start consuming. */
    private static final int PATIENCE_SECONDS = 20;

    private static final String PREFIX = "pysoa:";

    private static final String JSON = "content-type:application/json;";

    private static final byte[] VECTOR_REPLIES =
            "pysoa:service.example.0123456789abcdef0123456789abcdef!7f0123456789".getBytes(StandardCharsets.UTF_8);

    private final URI url;
    private final RedisClient redis;
    private final String service;
    private final String replyTo;

    /** A caller of a service, through the Redis of most tests. */
    public WirePeer(String service) {
        this(service, URI.create(System.getProperty(TestFiles.REDIS_URL)));
    }

    /** A caller of a service, through the Redis at a URL. */
    public WirePeer(String service, URI url) {
        this.url = url;
        this.redis = RedisClient.create(url);
        this.service = service;
        this.replyTo = "service." + service + "." + UUID.randomUUID().toString().replace("-", "") + "!000000000001";
    }

    /** Pushes bytes that are no frame. */
    public void pushGarbage(byte[] garbage) {
        redis.rpush(requests().getBytes(StandardCharsets.UTF_8), garbage);
    }

    /** Calls one action by a JSON frame that begins with the headers, and returns the job response. */
    public JsonObject call(String headers, String action, String body) {
        push(headers, 7, job(action, body), Duration.ofSeconds(PATIENCE_SECONDS));
        return envelope(headers, 7).getJsonObject("body");
    }

    /** Calls one action by protocol 2, and returns the job response. */
    public JsonObject call(String action, String body) {
        send(action, body);
        return receive();
    }

    /** Calls one action by protocol 2 with a role in the context, and returns the job response. */
    public JsonObject callAs(String role, String action, String body) {
        push(JSON, 7, job(action, body, role), Duration.ofSeconds(PATIENCE_SECONDS));
        return receive();
    }

    /** Sends a request by protocol 2. */
    public void send(String action, String body) {
        push(JSON, 7, job(action, body), Duration.ofSeconds(PATIENCE_SECONDS));
    }

    /** Returns the job response to the request that was sent. */
    public JsonObject receive() {
        return envelope(JSON, 7).getJsonObject("body");
    }

    /** Returns how many responses to this peer wait to be received. */
    public long responses() {
        return redis.llen(PREFIX + replyTo);
    }

    /** Waits until the service responds. */
    public void awaitService(Duration patience) {
        push("", 1, job("status", "{}"), patience);
        if (redis.blpop((int) patience.toSeconds(), PREFIX + replyTo) == null) {
            throw new AssertionError("the service " + service + " does not respond after " + patience);
        }
    }

    /** Puts a frame into the service's list as it is. */
    public void push(Frame frame) {
        redis.rpush(requests().getBytes(StandardCharsets.UTF_8), frame.bytes());
    }

    /** Takes the frames of one response from the reply list of the vectors: one, or all chunks. */
    public List<Frame> popVectorResponse() {
        List<Frame> frames = new ArrayList<>();
        do {
            List<byte[]> popped = redis.blpop(PATIENCE_SECONDS, VECTOR_REPLIES);
            if (popped == null) {
                throw new AssertionError("no response within " + PATIENCE_SECONDS + " s");
            }
            frames.add(Frame.of(popped.get(1)));
        } while (frames.size() < frames.get(0).chunks());
        return frames;
    }

    /** Empties the reply list of the vectors, and returns how many frames it held. */
    public long dropVectorResponses() {
        long count = redis.llen(VECTOR_REPLIES);
        redis.del(VECTOR_REPLIES);
        return count;
    }

    /** Returns the frames that the service refused. */
    public List<byte[]> refused() {
        byte[] stream = bytes("{" + requests() + "}:dead");
        return redis.xrange(stream, bytes("-"), bytes("+")).stream()
                .map(WirePeer::frame)
                .toList();
    }

    private static byte[] frame(Object entry) {
        List<?> namesAndValues = (List<?>) ((List<?>) entry).get(1);
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (Arrays.equals((byte[]) namesAndValues.get(i), bytes("frame"))) {
                return (byte[]) namesAndValues.get(i + 1);
            }
        }
        throw new IllegalArgumentException("an entry without a frame");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Counts the connections to this database that have the name. */
    public long connectionsNamed(String name) {
        try (Jedis client = new Jedis(url)) {
            return client.clientList()
                    .lines()
                    .filter(line -> line.contains(" name=" + name + " "))
                    .filter(line -> line.contains(" db=" + client.getDB() + " "))
                    .count();
        }
    }

    private void push(String headers, int requestId, String job, Duration life) {
        redis.rpush(requests(), """
                %s{"request_id": %d, "body": %s,
                "meta": {"client_version": [1, 4, 9], "reply_to": "%s", "__expiry__": %d}}""".formatted(
                headers, requestId, job, replyTo, Instant.now().plus(life).getEpochSecond()));
    }

    private static String job(String action, String body) {
        return job(action, body, "guest");
    }

    private static String job(String action, String body, String role) {
        return """
                {"control": {"continue_on_error": false},
                "context": {"correlation_id": "wire-1", "switches": [5, 9], "note": "free", "roles": ["%s"]},
                "actions": [{"action": "%s", "body": %s}]}""".formatted(role, action, body);
    }

    private JsonObject envelope(String headers, int requestId) {
        List<String> popped = redis.blpop(PATIENCE_SECONDS, PREFIX + replyTo);
        if (popped == null) {
            throw new AssertionError("no response within " + PATIENCE_SECONDS + " s");
        }
        String frame = popped.get(1);
        if (!frame.startsWith(headers)) {
            throw new AssertionError("the response does not begin with " + headers + " but is " + frame);
        }
        try (JsonReader reader = Json.createReader(new StringReader(frame.substring(headers.length())))) {
            JsonObject envelope = reader.readObject();
            if (envelope.getInt("request_id") != requestId) {
                throw new AssertionError("the response belongs to another request: " + frame);
            }
            return envelope;
        }
    }

    private String requests() {
        return PREFIX + "service." + service;
    }

    @Override
    public void close() {
        redis.close();
    }
}
