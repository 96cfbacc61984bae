/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.sample.run;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The choices of the user.
 *
 * @param files the directory of the server, the archives and the logs
 * @param httpPort the port of the page
 * @param redisUrl the Redis to use, or empty to start one
 */
record Settings(Path files, int httpPort, Optional<URI> redisUrl) {

    static final String HTTP_PORT = "soa.http.port";
    static final String REDIS_URL = "soa.redis.url";

    static Settings of(Path files, Properties properties) throws RunException {
        return new Settings(
                files,
                port(properties.getProperty(HTTP_PORT, "8080")),
                redisUrl(properties.getProperty(REDIS_URL, "").strip()));
    }

    private static int port(String text) throws RunException {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new RunException(notAPort(text), e);
        }
        throw new RunException(notAPort(text));
    }

    private static String notAPort(String text) {
        return HTTP_PORT + " must be a port from 1 to 65535, not \"" + text + "\"";
    }

    /** A wrong URL is not repeated in the message: it may hold a password. */
    private static Optional<URI> redisUrl(String text) throws RunException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = new URI(text);
            if (url.getScheme() != null
                    && Set.of("redis", "rediss").contains(url.getScheme())
                    && url.getHost() != null
                    && url.getPort() > 0) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            throw new RunException(notARedisUrl(), e);
        }
        throw new RunException(notARedisUrl());
    }

    private static String notARedisUrl() {
        return REDIS_URL + " must have the form redis://[user:password@]host:port[/database], or rediss:// for TLS";
    }
}
