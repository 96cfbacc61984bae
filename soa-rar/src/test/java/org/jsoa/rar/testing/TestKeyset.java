/* SPDX-License-Identifier: Apache-2.0 */
package org.jsoa.rar.testing;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AeadParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoa.rar.encryption.BodyCipher;
import org.jsoa.rar.encryption.KeysetFile;
import org.jsoa.rar.time.MonotonicClock;

/** A keyset as an operator has it, step by step of a rotation. */
public final class TestKeyset {

    private static final Configuration ALGORITHMS = AeadConfig2026.get();
    private static final Pattern SECRET = Pattern.compile("\"value\":\\s*\"([^\"]+)\"");

    private final KeysetHandle keys;

    private TestKeyset(KeysetHandle keys) {
        this.keys = keys;
    }

    /** Makes a keyset with one key. */
    public static TestKeyset create() {
        return create(PredefinedAeadParameters.AES256_GCM);
    }

    /** Makes a keyset with one key of a kind. */
    public static TestKeyset create(AeadParameters kind) {
        try {
            return new TestKeyset(KeysetHandle.generateNew(kind, ALGORITHMS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the keys, and a new one that does not encrypt yet. */
    public TestKeyset withNewKey() {
        return build(KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()));
    }

    /** Returns the keys, of which the last one encrypts. */
    public TestKeyset withLastAsPrimary() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(builder.size() - 1).makePrimary();
        return build(builder);
    }

    /** Returns the keys, of which the first one is disabled. */
    public TestKeyset withoutFirst() {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(0).setStatus(KeyStatus.DISABLED);
        return build(builder);
    }

    private static TestKeyset build(KeysetHandle.Builder builder) {
        try {
            return new TestKeyset(builder.setConfiguration(ALGORITHMS).build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the id of a key, as messages name it. */
    public String id(int index) {
        return Integer.toUnsignedString(keys.getAt(index).getId());
    }

    /** Returns the secret part of its text. */
    public List<String> secrets() {
        return SECRET.matcher(json()).results().map(found -> found.group(1)).toList();
    }

    public String json() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, ALGORITHMS, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the keys to a file, and replaces its content. */
    public Path writeTo(Path file) {
        try {
            Path written =
                    Files.writeString(file.resolveSibling(file.getFileName() + ".new"), json(), StandardCharsets.UTF_8);
            return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a cipher with these keys. */
    public BodyCipher cipher(Path directory) {
        return new KeysetFile(writeTo(directory.resolve(id(0) + ".json"))).cipher(MonotonicClock.SYSTEM);
    }
}
