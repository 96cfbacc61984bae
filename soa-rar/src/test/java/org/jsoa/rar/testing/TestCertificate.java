/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate made for one test run, which vouches for itself.
 *
 * @param certificate the certificate, PEM
 * @param key its private key, PEM
 * @param trustStore a store that holds the certificate, for those who trust it
 * @param keyStore a store that holds both
 */
public record TestCertificate(Path certificate, Path key, Path trustStore, Path keyStore) {

    /** Opens the stores. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "redis";

    /** Makes a certificate for a name such as {@code ip:127.0.0.1}. */
    public static TestCertificate issue(Path directory, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory(directory, "certificate");
        Path store = folder.resolve("store.p12");
        keytool(List.of(
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=redis",
                "-ext",
                "san=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                pem(
                        folder.resolve("redis.crt"),
                        "CERTIFICATE",
                        keys.getCertificate(ALIAS).getEncoded()),
                pem(
                        folder.resolve("redis.key"),
                        "PRIVATE KEY",
                        keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()),
                trusting(folder.resolve("trust.jks"), keys),
                store);
    }

    private static void keytool(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }

    private static Path pem(Path file, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
    }

    /** Without a password, as the JVM reads a trust store when told nothing but its place. */
    private static Path trusting(Path file, KeyStore keys) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("JKS");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
