/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.time.Duration;
import java.util.Objects;

/**
 * How to connect and sign in to a Redis server.
 *
 * @param database the number of the database
 * @param credentials the user and password; never null
 * @param tls how connections are encrypted, or null if they are not
 * @param timeouts how long to wait; never null
 * @param longestValue the size in bytes to which larger values are cut when they are read
 * @since 0.1
 */
public record ConnectionOptions(int database, Credentials credentials, Tls tls, Timeouts timeouts, int longestValue) {

    /** The size to which values are cut at least. The limit of messages may be lower, but Redis also sends other values. */
    private static final int SHORTEST_LIMIT = 2 * 1024 * 1024;

    private static final int DEFAULT_LIMIT = 16 * 1024 * 1024 + 1;

    /**
     * The user and password for signing in.
     *
     * @param user the ACL user, or null for Redis's default user
     * @param password the password, or null for none
     * @since 0.1
     */
    public record Credentials(String user, String password) {

        /** No user and no password. */
        public static final Credentials NONE = new Credentials(null, null);

        /** Shows the user, but never the password. */
        @Override
        public String toString() {
            return "Credentials[user=" + user + ", password=" + (password == null ? "none" : "***") + "]";
        }
    }

    /**
     * How long to wait for Redis.
     *
     * @param connect how long to wait for a connection
     * @param response how long to wait for the result of a command that does not block
     * @since 0.1
     */
    public record Timeouts(Duration connect, Duration response) {

        /** PySOA's time to connect, and a time in which a healthy Redis always responds. */
        public static final Timeouts DEFAULT = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2));

        /**
         * Returns timeouts with an upper bound.
         *
         * @param most the longest timeout
         * @return the timeouts, each no longer than that
         */
        public Timeouts atMost(Duration most) {
            return new Timeouts(
                    connect.compareTo(most) < 0 ? connect : most, response.compareTo(most) < 0 ? response : most);
        }
    }

    /**
     * Creates options with a limit of values that suits the default limit of messages.
     *
     * @param database the number of the database
     * @param credentials the user and password for signing in
     * @param tls how connections are encrypted, or null if they are not
     * @param timeouts how long to wait
     */
    public ConnectionOptions(int database, Credentials credentials, Tls tls, Timeouts timeouts) {
        this(database, credentials, tls, timeouts, DEFAULT_LIMIT);
    }

    /** Checks what is required. */
    public ConnectionOptions {
        Objects.requireNonNull(credentials, "credentials must not be null");
        Objects.requireNonNull(timeouts, "timeouts must not be null");
    }

    /**
     * Returns the same with other credentials.
     *
     * @param newCredentials the user and password
     * @return the changed copy
     */
    public ConnectionOptions withCredentials(Credentials newCredentials) {
        return new ConnectionOptions(database, newCredentials, tls, timeouts, longestValue);
    }

    /**
     * Returns the same with another database.
     *
     * @param newDatabase the number of the database
     * @return the changed copy
     */
    public ConnectionOptions withDatabase(int newDatabase) {
        return new ConnectionOptions(newDatabase, credentials, tls, timeouts, longestValue);
    }

    /**
     * Returns the same with other encryption.
     *
     * @param newTls how connections are encrypted, or null if they are not
     * @return the changed copy
     */
    public ConnectionOptions withTls(Tls newTls) {
        return new ConnectionOptions(database, credentials, newTls, timeouts, longestValue);
    }

    /**
     * Returns the same with other timeouts.
     *
     * @param newTimeouts how long to wait
     * @return the changed copy
     */
    public ConnectionOptions withTimeouts(Timeouts newTimeouts) {
        return new ConnectionOptions(database, credentials, tls, newTimeouts, longestValue);
    }

    /**
     * Returns the same options with another limit of values.
     *
     * @param largestMessage the size in bytes of the largest message that is accepted. A larger value is cut, but stays larger
     *     than this.
     * @return the changed copy
     */
    public ConnectionOptions withLargestMessage(int largestMessage) {
        int longest = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(largestMessage, SHORTEST_LIMIT) + 1L);
        return new ConnectionOptions(database, credentials, tls, timeouts, longest);
    }
}
