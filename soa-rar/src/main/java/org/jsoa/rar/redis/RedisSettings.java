/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a Redis server is and how to sign in to it.
 *
 * @param host the host name or address; never null
 * @param port the TCP port
 * @param database the number of the database
 * @param credentials who signs in; never null
 * @param tls whether the connection is encrypted and the server's certificate and name are checked
 * @param timeouts how long to wait; never null
 */
public record RedisSettings(
        String host, int port, int database, Credentials credentials, boolean tls, Timeouts timeouts) {

    private static final int DEFAULT_PORT = 6379;
    private static final int LAST_PORT = 65_535;

    /**
     * Who signs in.
     *
     * @param user the ACL user, or null for Redis's default user
     * @param password the password, or null for none
     */
    public record Credentials(String user, String password) {

        /** Nobody: Redis without a password. */
        public static final Credentials NONE = new Credentials(null, null);

        /** Says who, but never the password. */
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password=" + (password == null ? "none" : "***") + "]";
        }
    }

    /**
     * How long to wait for Redis.
     *
     * @param connect for a connection to be made
     * @param answer for a command that does not block to be answered
     */
    public record Timeouts(Duration connect, Duration answer) {

        /** PySOA's time to connect, and a time to answer in which a healthy Redis always does. */
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    /** Checks what is required. */
    public RedisSettings {
        Objects.requireNonNull(host, "host must not be null");
        Objects.requireNonNull(credentials, "credentials must not be null");
        Objects.requireNonNull(timeouts, "timeouts must not be null");
    }

    /**
     * Reads {@code redis://[user[:password]@]host[:port][/database]}, or {@code rediss://} for TLS.
     *
     * @param url the address
     * @return the settings, with default timeouts
     * @throws IllegalArgumentException if it is not of that form; the message does not repeat the password
     */
    public static RedisSettings parse(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL: " + e.getReason(), null);
        }
        boolean tls = "rediss".equals(uri.getScheme());
        if (!tls && !"redis".equals(uri.getScheme())) {
            throw new IllegalArgumentException("the URL must begin with redis:// or rediss://");
        }
        if (uri.getHost() == null) {
            throw new IllegalArgumentException(
                    "the URL names no host, or one with characters that no host has, or a port that is no number");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException("the port must be 1 to " + LAST_PORT + ", not " + uri.getPort());
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the URL must end with the host, its port or the number of a database");
        }
        return new RedisSettings(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                database(uri.getPath()),
                credentials(uri.getUserInfo()),
                tls,
                Timeouts.DEFAULT);
    }

    private static int database(String path) {
        String number = path == null || path.isEmpty() ? "" : path.substring(1);
        if (number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    "after the host the URL must have nothing or the number of a database, not \"" + number + "\"");
        }
        return Integer.parseInt(number);
    }

    private static Credentials credentials(String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return Credentials.NONE;
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? null : userInfo.substring(colon + 1);
        return new Credentials(user.isEmpty() ? null : user, password);
    }

    /**
     * Returns these settings with other credentials.
     *
     * @param newCredentials who signs in
     * @return the changed copy
     */
    public RedisSettings withCredentials(Credentials newCredentials) {
        return new RedisSettings(host, port, database, newCredentials, tls, timeouts);
    }

    /**
     * Returns these settings with another database.
     *
     * @param newDatabase the number of the database
     * @return the changed copy
     */
    public RedisSettings withDatabase(int newDatabase) {
        return new RedisSettings(host, port, newDatabase, credentials, tls, timeouts);
    }

    /**
     * Returns these settings with other timeouts.
     *
     * @param newTimeouts how long to wait
     * @return the changed copy
     */
    public RedisSettings withTimeouts(Timeouts newTimeouts) {
        return new RedisSettings(host, port, database, credentials, tls, newTimeouts);
    }

    /**
     * Says where the server is, for logs and error messages.
     *
     * @return the address without credentials
     */
    public String address() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + "/" + database;
    }
}
