/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Map;
import java.util.regex.Pattern;
import redis.clients.jedis.exceptions.JedisConnectionException;

/**
 * Explains failures of connections in one line.
 *
 * @since 0.1
 */
public final class FailureMessages {

    private static final Pattern DISTRUST = Pattern.compile("certificate_required|bad_certificate|unknown_ca");

    private static final Pattern END =
            Pattern.compile("Unexpected end of stream|Connection reset|Broken pipe|Connection or outbound has closed");

    /** By a part of the text. */
    private static final Map<String, String> EXPLANATIONS = Map.ofEntries(
            Map.entry("NOAUTH", "Redis requires a password: "),
            Map.entry("WRONGPASS", "Redis does not accept the user with this password: "),
            Map.entry("invalid password", "Redis does not accept the password: "),
            Map.entry("without any password configured", "a password is set here, but Redis has none: "),
            Map.entry("max number of clients", "Redis has as many clients as its maxclients allows: "),
            Map.entry("Connection refused", "nothing listens there, check the host, the port and whether Redis runs: "),
            Map.entry("onnect timed out", "no connection in time, check the address and the firewalls on the way: "),
            Map.entry("No route to host", "the network has no way to the host: "),
            Map.entry("Read timed out", "Redis did not respond in time: "),
            Map.entry("Unsupported or unrecognized SSL message", "the port does not speak TLS (rediss://): "));

    private FailureMessages() {}

    /**
     * Explains a failure.
     *
     * @param failure what failed
     * @return the explanation
     */
    public static String of(Throwable failure) {
        Throwable root = root(failure);
        String text = root.getMessage() == null ? root.toString() : root.getMessage();
        return explanation(root, text) + text;
    }

    /**
     * Returns whether the other end has closed a connection.
     *
     * @param failure what failed
     * @return false for timeouts, refusals and connections that this side has closed
     */
    public static boolean isEndOfConnection(Throwable failure) {
        Throwable root = root(failure);
        String text = String.valueOf(root.getMessage());
        return root instanceof EOFException || END.matcher(text).find();
    }

    /**
     * Returns whether there was no result in time.
     *
     * @param failure what failed
     * @return whether a read has timed out
     */
    public static boolean isTimeout(Throwable failure) {
        return root(failure) instanceof SocketTimeoutException;
    }

    /** Returns the first cause. */
    static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable next = next(root); next != null; next = next(root)) {
            root = next;
        }
        return root;
    }

    /** Returns the cause. Jedis tells why it could not connect in a suppressed exception. */
    private static Throwable next(Throwable failure) {
        if (failure.getCause() == null
                && failure instanceof JedisConnectionException
                && failure.getSuppressed().length > 0) {
            return failure.getSuppressed()[0];
        }
        return failure.getCause();
    }

    private static String explanation(Throwable root, String text) {
        if (root instanceof CertificateExpiredException) {
            return "the certificate of Redis has expired: ";
        }
        if (root instanceof CertificateNotYetValidException) {
            return "the certificate of Redis is not valid yet: ";
        }
        // A SignatureException means that the authority has the name of a trusted one but another key.
        if (root instanceof CertPathBuilderException || root instanceof SignatureException) {
            return "the certificate of Redis is not trusted: ";
        }
        if (text.contains("certificate_expired")) {
            return "the client certificate has expired: ";
        }
        if (DISTRUST.matcher(text).find()) {
            return "Redis requires a client certificate that it trusts: ";
        }
        if (root instanceof UnknownHostException) {
            return "the host is not known, check its name and the resolver of this machine: ";
        }
        return EXPLANATIONS.entrySet().stream()
                .filter(entry -> text.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
