/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How connections are encrypted.
 *
 * @param trusted the trusted certificates, or null for those that the JVM trusts
 * @param own the client certificate with its private key, or null for none
 * @param namesChecked whether the certificate of the server must be for its host name
 * @since 0.1
 */
public record Tls(KeyStoreFile trusted, KeyStoreFile own, boolean namesChecked) {

    /** Trusts what the JVM trusts, without a client certificate. */
    public static final Tls DEFAULT = new Tls(null, null, true);

    /**
     * Reads the files.
     *
     * <p>The files are read for every connection. Certificates can be replaced while the adapter runs.
     *
     * @return makes encrypted sockets
     * @throws IOException if a file cannot be read
     * @throws GeneralSecurityException if the content of a file cannot be used
     */
    SSLSocketFactory sockets() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keyManagers(), trustManagers(), null);
        return context.getSocketFactory();
    }

    private KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        if (own == null) {
            return null;
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own.keys(), own.passwordCharacters());
        return factory.getKeyManagers();
    }

    private TrustManager[] trustManagers() throws IOException, GeneralSecurityException {
        if (trusted == null) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted.certificates());
        return factory.getTrustManagers();
    }

    SSLParameters parameters() {
        SSLParameters parameters = new SSLParameters();
        parameters.setEndpointIdentificationAlgorithm(namesChecked ? "HTTPS" : "");
        return parameters;
    }
}
