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
 * @param trusted whose certificates are accepted, or null for those that the JVM trusts
 * @param own the certificate that shows who we are, with its key, or null for none
 * @param namesChecked whether the host name must be one of the certificate's
 */
public record Tls(KeyStoreFile trusted, KeyStoreFile own, boolean namesChecked) {

    /** What the JVM trusts, with no certificate of our own. */
    public static final Tls DEFAULT = new Tls(null, null, true);

    /**
     * Reads the files.
     *
     * <p>Done for every connection, so that certificates can be renewed while the adapter runs.
     *
     * @return what makes encrypted sockets
     * @throws IOException if a file cannot be read
     * @throws GeneralSecurityException if it has not what it should
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
