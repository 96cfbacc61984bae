/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.security.SignatureException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;

/**
 * Explains failures of connections in one line.
 *
 * @since 0.1
 */
public final class FailureMessages {

    private static final Pattern DISTRUST = Pattern.compile("certificate_required|bad_certificate|unknown_ca");

    private static final Pattern END =
            Pattern.compile("Unexpected end of stream|Connection reset|Broken pipe|Connection or outbound has closed");

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
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
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
        return text.startsWith("NOAUTH") ? "Redis requires a password: " : "";
    }
}
