/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis at an address. The launcher only asks whether it responds. */
record RedisServer(URI url) {

    private static final Duration BETWEEN_PINGS = Duration.ofMillis(50);

    /** Asks once, and fails if it does not respond. */
    void requireResponse() throws RunException {
        try {
            ping();
        } catch (JedisException e) {
            throw new RunException("Redis at " + address() + " does not respond: " + reason(e), e);
        }
    }

    /** Asks until it responds. Fails if its process ends or the time is up. */
    void awaitResponse(ChildProcess process, Duration patience) throws RunException {
        Instant end = Instant.now().plus(patience);
        while (true) {
            process.expectAliveFor(BETWEEN_PINGS);
            try {
                ping();
                return;
            } catch (JedisException e) {
                if (Instant.now().isAfter(end)) {
                    throw new RunException(
                            "Redis does not respond after " + patience.toSeconds() + " s; see " + process.log(), e);
                }
            }
        }
    }

    private void ping() {
        try (RedisClient client = RedisClient.create(url)) {
            client.ping();
        }
    }

    private static String reason(Throwable failure) {
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage();
    }

    /** Returns the address without the password, to be shown. */
    URI address() {
        try {
            return new URI(url.getScheme(), null, url.getHost(), url.getPort(), url.getPath(), null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a URL without its user is a URL", e);
        }
    }
}
