/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collections;

/**
 * A file of certificates: a key store in PKCS #12 or JKS or, if no private key is needed, certificates in PEM.
 *
 * @param file the file
 * @param password the password of the file and of the keys in it, or null for none
 * @since 0.1
 */
public record KeyStoreFile(Path file, String password) {

    private static final String PEM = "-----BEGIN ";

    /**
     * Checks that the file has a trusted certificate.
     *
     * @throws IllegalArgumentException if it has none or cannot be read; the message tells why
     */
    public void requireCertificates() {
        try {
            if (!hasEntry(certificates(), false)) {
                throw new IllegalArgumentException("no trusted certificate is in the file " + file);
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot use the file " + file + ": " + FailureMessages.of(e), e);
        }
    }

    /**
     * Checks that the file has a private key with its certificate.
     *
     * @throws IllegalArgumentException if it has none or cannot be read; the message tells why
     */
    public void requireKey() {
        try {
            if (!hasEntry(keys(), true)) {
                throw new IllegalArgumentException("no private key with its certificate is in the file " + file);
            }
            new Tls(null, this, true).sockets();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot use the file " + file + ": " + FailureMessages.of(e), e);
        }
    }

    private static boolean hasEntry(KeyStore store, boolean key) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (key ? store.isKeyEntry(alias) : store.isCertificateEntry(alias)) {
                return true;
            }
        }
        return false;
    }

    KeyStore keys() throws IOException, GeneralSecurityException {
        if (!Files.isRegularFile(file)) {
            // KeyStore would throw an unchecked exception.
            throw new NoSuchFileException(file.toString(), null, "there is no such file at the moment");
        }
        try {
            return KeyStore.getInstance(file.toFile(), passwordCharacters());
        } catch (IllegalArgumentException e) {
            // The file was removed meanwhile.
            throw new IOException(e.getMessage(), e);
        }
    }

    KeyStore certificates() throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        if (!new String(content, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return keys();
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            store.setCertificateEntry("trusted-" + number++, certificate);
        }
        return store;
    }

    char[] passwordCharacters() {
        return password == null ? null : password.toCharArray();
    }

    /** Shows the file, but never the password. */
    @Override
    public String toString() {
        return "KeyStoreFile[" + file + "]";
    }
}
