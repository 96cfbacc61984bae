/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.util.Objects;

/**
 * The address of a Redis server and the options of connections to it.
 *
 * @param host the host name or IP address; never null
 * @param port the TCP port
 * @param access the options; never null
 * @since 0.1
 */
public record RedisAddress(String host, int port, ConnectionOptions access) {

    private static final int DEFAULT_PORT = 6379;

    /** Checks what is required. */
    public RedisAddress {
        Objects.requireNonNull(host, "host must not be null");
        Objects.requireNonNull(access, "access must not be null");
    }

    /**
     * Reads {@code redis://[user[:password]@]host[:port][/database]}, or {@code rediss://} for TLS.
     *
     * @param url the address
     * @param defaultPort the port of an address without one
     * @return the address, with default timeouts
     * @throws IllegalArgumentException if it does not have that form; the message does not repeat the password
     */
    public static RedisAddress parse(String url, int defaultPort) {
        RedisUrl parts = RedisUrl.parse(url);
        return new RedisAddress(
                parts.host(),
                parts.port() == 0 ? defaultPort : parts.port(),
                new ConnectionOptions(
                        parts.database(),
                        new ConnectionOptions.Credentials(parts.user(), parts.password()),
                        parts.tls() ? Tls.DEFAULT : null,
                        ConnectionOptions.Timeouts.DEFAULT));
    }

    /**
     * Reads an address. Its default port is that of Redis, 6379.
     *
     * @param url the address
     * @return the address, with default timeouts
     * @throws IllegalArgumentException if it is not an address; the message does not repeat the password
     */
    public static RedisAddress parse(String url) {
        return parse(url, DEFAULT_PORT);
    }

    /**
     * Returns the same server with other options.
     *
     * @param newAccess the options
     * @return the changed copy
     */
    public RedisAddress withAccess(ConnectionOptions newAccess) {
        return new RedisAddress(host, port, newAccess);
    }

    /**
     * Returns the same server with other timeouts.
     *
     * @param newTimeouts how long to wait
     * @return the changed copy
     */
    public RedisAddress withTimeouts(ConnectionOptions.Timeouts newTimeouts) {
        return withAccess(access.withTimeouts(newTimeouts));
    }

    /**
     * Returns where the server is, for logs.
     *
     * @return the host and the port
     */
    public String hostAndPort() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Returns the address for logs and error messages.
     *
     * @return the URL without credentials
     */
    public String address() {
        return (access.tls() == null ? "redis://" : "rediss://") + hostAndPort() + "/" + access.database();
    }
}
