/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.net.URI;
import java.net.URISyntaxException;
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
    private static final int LAST_PORT = 65_535;

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
            throw new IllegalArgumentException("the URL has no host, an invalid host, or a port that is not a number");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException("the port must be 1 to " + LAST_PORT + ", not " + uri.getPort());
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the URL must end with the host, its port or the number of a database");
        }
        return new RedisAddress(
                uri.getHost(),
                uri.getPort() < 0 ? defaultPort : uri.getPort(),
                new ConnectionOptions(
                        database(uri.getPath()),
                        credentials(uri.getUserInfo()),
                        tls ? Tls.DEFAULT : null,
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

    private static int database(String path) {
        String number = path == null || path.isEmpty() ? "" : path.substring(1);
        if (number.isEmpty()) {
            return 0;
        }
        if (number.contains("@")) {
            // An unescaped slash in the password makes the rest look like a database.
            throw new IllegalArgumentException(
                    "in user and password the characters / ? # @ and , must be in percent notation");
        }
        if (!number.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    "after the host the URL must have nothing or the number of a database, not \"" + number + "\"");
        }
        return Integer.parseInt(number);
    }

    private static ConnectionOptions.Credentials credentials(String userInfo) {
        if (userInfo == null || userInfo.isEmpty()) {
            return ConnectionOptions.Credentials.NONE;
        }
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? null : userInfo.substring(colon + 1);
        return new ConnectionOptions.Credentials(user.isEmpty() ? null : user, password);
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
     * Returns the address for logs and error messages.
     *
     * @return the URL without credentials
     */
    public String address() {
        return (access.tls() == null ? "redis://" : "rediss://") + host + ":" + port + "/" + access.database();
    }
}
