/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.test.wire;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jsoa.test.server.TestFiles;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** A caller that pushes frames to a service's list and pops the answers, as a PySOA client would. */
public final class WirePeer implements AutoCloseable {

    /** Longer than a server needs to start consuming, shorter than anyone would wait. */
    private static final int PATIENCE_SECONDS = 20;

    private static final String PREFIX = "pysoa:";

    private final RedisClient redis = RedisClient.create(URI.create(System.getProperty(TestFiles.REDIS_URL)));
    private final String service;
    private final String replyTo;

    /** A caller of a service. */
    public WirePeer(String service) {
        this.service = service;
        this.replyTo = "service." + service + "." + UUID.randomUUID().toString().replace("-", "") + "!000000000001";
    }

    /** Pushes bytes that nobody could read. */
    public void pushGarbage(byte[] garbage) {
        redis.rpush(requests().getBytes(StandardCharsets.UTF_8), garbage);
    }

    /** Calls one action with a JSON body, by a frame that begins with these headers; returns the job response. */
    public JsonObject call(String headers, String action, String body) {
        push(headers, 7, job(action, body));
        return envelope(headers, 7).getJsonObject("body");
    }

    /** Calls one action by protocol 2; returns the job response. */
    public JsonObject call(String action, String body) {
        return call("content-type:application/json;", action, body);
    }

    /** Returns how many connections to Redis go by that name. */
    public long connectionsNamed(String name) {
        try (Jedis client = new Jedis(URI.create(System.getProperty(TestFiles.REDIS_URL)))) {
            return client.clientList()
                    .lines()
                    .filter(line -> line.contains(" name=" + name + " "))
                    .count();
        }
    }

    private void push(String headers, int requestId, String job) {
        redis.rpush(requests(), """
                %s{"request_id": %d, "body": %s,
                "meta": {"client_version": [1, 4, 9], "reply_to": "%s", "__expiry__": %d}}""".formatted(
                        headers,
                        requestId,
                        job,
                        replyTo,
                        Instant.now().plusSeconds(PATIENCE_SECONDS).getEpochSecond()));
    }

    private static String job(String action, String body) {
        return """
                {"control": {"continue_on_error": false},
                "context": {"correlation_id": "wire-1", "switches": [5, 9], "note": "free"},
                "actions": [{"action": "%s", "body": %s}]}""".formatted(action, body);
    }

    private JsonObject envelope(String headers, int requestId) {
        List<String> popped = redis.blpop(PATIENCE_SECONDS, PREFIX + replyTo);
        if (popped == null) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s");
        }
        String frame = popped.get(1);
        if (!frame.startsWith(headers)) {
            throw new AssertionError("the answer does not begin with " + headers + " but is " + frame);
        }
        try (JsonReader reader = Json.createReader(new StringReader(frame.substring(headers.length())))) {
            JsonObject envelope = reader.readObject();
            if (envelope.getInt("request_id") != requestId) {
                throw new AssertionError("the answer is to another request: " + frame);
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
