/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code redis://[user[:password]@]host[:port][/database]}. {@link java.net.URI} is not used, because it accepts
 * fewer hosts than resolvers know: no underscores, and no zones as an operating system writes them.
 *
 * @param tls whether connections are encrypted
 * @param user the user, or null
 * @param password the password, or null
 * @param host the host, without brackets
 * @param port the port; 0 if there is none
 * @param database the number of the database; 0 if there is none
 */
record RedisUrl(boolean tls, String user, String password, String host, int port, int database) {

    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_PORT = 6;
    private static final int HEX = 16;
    private static final String ESCAPES =
            "in user and password the characters / ? # @ and , must be in percent notation";
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(//)?.*", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[^\\s\\p{Cntrl}\\[\\]:%<>\"\\\\^`{|}]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[^\\s\\p{Cntrl}%]+)?");

    /** Shows neither the user nor the password. */
    @Override
    public String toString() {
        return "RedisUrl[" + host + ":" + port + "]";
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it does not have that form; the message does not repeat user and password
     */
    static RedisUrl parse(String url) {
        boolean tls = isEncrypted(url);
        String rest = url.substring(url.indexOf("://") + "://".length());
        int end = firstOf(rest, "/?#");
        String authority = rest.substring(0, end);
        String tail = rest.substring(end);
        int at = authority.indexOf('@');
        if (authority.indexOf('@', at + 1) >= 0 || tail.contains("@")) {
            throw new IllegalArgumentException(ESCAPES);
        }
        String[] user = userInfo(authority.substring(0, Math.max(0, at)));
        String hostAndPort = authority.substring(at + 1);
        int colon = hostAndPort.startsWith("[")
                ? hostAndPort.indexOf(':', hostAndPort.indexOf(']') + 1)
                : hostAndPort.indexOf(':');
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        return new RedisUrl(
                tls,
                user[0],
                user[1],
                host(host, hostAndPort),
                colon < 0 ? 0 : port(hostAndPort.substring(colon + 1)),
                database(tail));
    }

    private static boolean isEncrypted(String url) {
        Matcher matcher = SCHEME.matcher(url);
        String scheme = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
        boolean slashes = matcher.matches() && matcher.group(2) != null;
        if (slashes && (scheme.equals("redis") || scheme.equals("rediss"))) {
            return scheme.equals("rediss");
        }
        String hint =
                switch (slashes || scheme.equals("unix") ? scheme : "") {
                    case "unix", "redis-socket", "redis+socket", "redis+unix" ->
                        ": sockets of Unix are not supported, Redis must listen on a port";
                    case "redis+ssl", "redis+tls", "tls", "ssl" -> ": TLS is rediss://";
                    case "redis-sentinel", "rediss-sentinel", "redis+sentinel", "sentinel" ->
                        ": Sentinels have settings of their own, soa.redis.sentinel.services and soa.redis.sentinel.urls";
                    case "valkey", "valkeys", "keydb" -> ": use it for compatible servers too";
                    default -> "";
                };
        throw new IllegalArgumentException("the URL must begin with redis:// or rediss://" + hint);
    }

    private static int firstOf(String text, String characters) {
        int first = 0;
        while (first < text.length() && characters.indexOf(text.charAt(first)) < 0) {
            first++;
        }
        return first;
    }

    /** Returns user and password, each null if there is none. */
    private static String[] userInfo(String text) {
        int colon = text.indexOf(':');
        String user = decoded(colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? null : decoded(text.substring(colon + 1));
        return new String[] {user.isEmpty() ? null : user, password};
    }

    private static String decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        try {
            for (int i = 0; i < raw.length; i++) {
                if (raw[i] == '%') {
                    bytes.write(Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), HEX));
                    i += 2;
                } else {
                    bytes.write(raw[i]);
                }
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (IndexOutOfBoundsException | NumberFormatException | CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "in user and password a % must begin a percent notation such as %25, and the whole must be UTF-8",
                    null);
        }
    }

    private static String host(String host, String hostAndPort) {
        if (hostAndPort.startsWith("::")) {
            throw bracketsMissing();
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("the URL has no host");
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            // RFC 6874 writes the % before a zone as %25.
            String address = host.substring(1, host.length() - 1).replaceFirst("%25(?=.)", "%");
            if (IPV6.matcher(address).matches()) {
                return address;
            }
            throw new IllegalArgumentException("the brackets must contain an IPv6 address, not \"" + address + "\"");
        }
        if (!host.startsWith("[") && hostAndPort.indexOf(':') != hostAndPort.lastIndexOf(':')) {
            throw bracketsMissing();
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("\"" + host + "\" is not a host");
        }
        return host;
    }

    private static IllegalArgumentException bracketsMissing() {
        return new IllegalArgumentException("an IPv6 address must be in brackets, as in redis://[::1]:6379");
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int port = text.length() < LONGEST_PORT && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException(
                    "the port must be a number from 1 to " + LAST_PORT + ", not \"" + text + "\"");
        }
        return port;
    }

    private static int database(String tail) {
        if (tail.startsWith("#") || tail.contains("#")) {
            throw new IllegalArgumentException("the URL must not have a part after a #");
        }
        int query = tail.indexOf('?');
        if (query >= 0) {
            String name = tail.substring(query + 1, query + 1 + firstOf(tail.substring(query + 1), "=&"));
            throw new IllegalArgumentException("the URL must not have parameters such as \"" + name
                    + "\"; the database is a number after the host, and everything else has a setting of its own");
        }
        String number = tail.startsWith("/") ? tail.substring(1) : tail;
        if (number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[0-9]{1,4}")) {
            throw new IllegalArgumentException(
                    "after the host the URL must have nothing or the number of a database, not \"" + number + "\"");
        }
        return Integer.parseInt(number);
    }
}
