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
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate made for one test run, self-signed by default.
 *
 * @param certificate the certificate, PEM
 * @param key its private key, PEM
 * @param authority the certificate of who vouches for it, PEM
 * @param trustStore a store that holds that one, for those who trust it
 * @param keyStore a store that holds the certificate and its key
 */
public record TestCertificate(Path certificate, Path key, Path authority, Path trustStore, Path keyStore) {

    /** Opens the stores. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "redis";
    private static final String AUTHORITY = "authority";

    /** Makes a certificate for a name such as {@code ip:127.0.0.1}. */
    public static TestCertificate issue(Path directory, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory(directory, "certificate");
        Path store = folder.resolve("store.p12");
        inStore(store, "-genkeypair", ALIAS, "-keyalg", "EC", "-dname", "CN=redis", "-ext", "san=" + name);
        return read(folder, store);
    }

    /** Makes a certificate that was valid until some days ago, and the trusted authority that signed it. */
    public static TestCertificate issueExpired(Path directory, String name)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path folder = Files.createTempDirectory(directory, "certificate");
        Path store = folder.resolve("store.p12");
        Path request = folder.resolve("redis.csr");
        Path server = folder.resolve("redis.pem");
        inStore(store, "-genkeypair", AUTHORITY, "-keyalg", "EC", "-dname", "CN=authority", "-ext", "bc:c");
        inStore(store, "-genkeypair", ALIAS, "-keyalg", "EC", "-dname", "CN=redis");
        inStore(store, "-certreq", ALIAS, "-file", request.toString());
        inStore(
                store,
                "-gencert",
                AUTHORITY,
                "-infile",
                request.toString(),
                "-outfile",
                server.toString(),
                "-startdate",
                "-10d",
                "-validity",
                "5",
                "-ext",
                "san=" + name);
        inStore(store, "-importcert", ALIAS, "-file", server.toString());
        inStore(store, "-delete", AUTHORITY);
        return read(folder, store);
    }

    private static void inStore(Path store, String command, String alias, String... arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(
                List.of(command, "-alias", alias, "-keystore", store.toString(), "-storepass", PASSWORD));
        all.addAll(List.of(arguments));
        keytool(all);
    }

    private static TestCertificate read(Path folder, Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        Certificate[] chain = keys.getCertificateChain(ALIAS);
        Certificate authority = chain[chain.length - 1];
        return new TestCertificate(
                pem(folder.resolve("redis.crt"), "CERTIFICATE", chain[0].getEncoded()),
                pem(
                        folder.resolve("redis.key"),
                        "PRIVATE KEY",
                        keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()),
                pem(folder.resolve("authority.crt"), "CERTIFICATE", authority.getEncoded()),
                trusting(folder.resolve("trust.jks"), authority),
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

    /** Without a password, as the JVM reads a trust store by default. */
    private static Path trusting(Path file, Certificate trusted) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("JKS");
        trust.load(null, null);
        trust.setCertificateEntry(ALIAS, trusted);
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
